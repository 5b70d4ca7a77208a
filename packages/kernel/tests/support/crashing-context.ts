import type { Db, Tx } from '@rose-ash/shared/db/client'
import { createTransact } from '@rose-ash/shared/db/transact'
import type { KernelContext } from '../../src/kernel-context.ts'

/** Of a crash: before the statement is carried out, or after. Or the process falls asleep before it, as if it had been stopped. */
export type Moment = 'before' | 'after' | 'asleep'

/** What a worker sees of a database that has gone: no code, no rows, for ever. */
class Gone extends Error {
  override readonly name = 'Gone'
  readonly code = '57P01'
}

/**
 * A context whose database goes away for this worker at its nth statement: before it is carried out, or after (the answer is
 * lost). Begin and commit count as statements of their own. Nothing works for this worker afterwards, as if it had been killed.
 * One that is asleep goes on when it is woken, and its database is there.
 */
export function crashingContext(ctx: KernelContext, crashAt: number, moment: Moment) {
  const struck = Promise.withResolvers<void>()
  const woken = Promise.withResolvers<void>()
  let statements = 0

  async function statement<Result>(carryOut: () => Promise<Result>): Promise<Result> {
    statements += 1
    const own = statements
    if (own === crashAt) struck.resolve()
    if (moment === 'asleep') {
      if (own >= crashAt) await woken.promise
      return carryOut()
    }
    if (own > crashAt || (own === crashAt && moment === 'before')) throw new Gone('the database has gone')
    const result = await carryOut()
    if (own === crashAt) throw new Gone('the answer was lost')
    return result
  }

  const wrapped = <Client extends Db | Tx>(client: Client): Client =>
    new Proxy(client, {
      get(target, name) {
        const member = Reflect.get(target, name) as unknown
        if (name === '$queryRaw' || name === '$executeRaw') {
          return (...query: unknown[]) => statement(() => (member as Method).apply(target, query))
        }
        if (isModel(name, member)) return wrappedModel(member)
        if (name === '$transaction') return (work: (tx: Tx) => Promise<unknown>) => transaction(target as Db, work)
        return typeof member === 'function' ? member.bind(target) : member
      },
    })

  /** Every method of a model is a statement. */
  const wrappedModel = (model: object): object =>
    new Proxy(model, {
      get(target, name) {
        const member = Reflect.get(target, name) as unknown
        if (typeof member !== 'function') return member
        return (...args: unknown[]) => statement(() => (member as Method).apply(target, args))
      },
    })

  /** A commit whose answer is lost has happened; one that never arrived has not. */
  async function transaction(db: Db, work: (tx: Tx) => Promise<unknown>): Promise<unknown> {
    await statement(async () => undefined)
    let lostCommit: unknown
    const result = await db.$transaction(async (tx) => {
      const value = await work(wrapped(tx))
      await statement(async () => undefined).catch((error) => {
        if (moment === 'before' || statements > crashAt) throw error
        lostCommit = error
      })
      return value
    })
    if (lostCommit) throw lostCommit
    return result
  }

  const db = wrapped(ctx.db)
  const crashing: KernelContext = { ...ctx, db, transact: createTransact(db, ctx.log) }
  return {
    ctx: crashing,
    crashed: () => statements >= crashAt,
    /** Resolves when it has come to its statement. */
    struck: struck.promise,
    wake: () => woken.resolve(),
  }
}

type Method = (...args: unknown[]) => Promise<unknown>

function isModel(name: string | symbol, member: unknown): member is object {
  return typeof name === 'string' && !name.startsWith('$') && typeof member === 'object' && member !== null
}
