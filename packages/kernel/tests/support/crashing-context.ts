import type { Db, Tx } from '@rose-ash/shared/db/client'
import { createTransact } from '@rose-ash/shared/db/transact'
import type { KernelContext } from '../../src/kernel-context.ts'

export type Moment = 'before' | 'after'

/** What a worker sees of a database that has gone: no code, no rows, for ever. */
class Gone extends Error {
  override readonly name = 'Gone'
  readonly code = '57P01'
}

/**
 * A context whose database goes away for this worker at its nth statement: before it is carried out, or after (the answer is
 * lost). Begin and commit count as statements of their own. Nothing works for this worker afterwards, as if it had been killed.
 */
export function crashingContext(ctx: KernelContext, crashAt: number, moment: Moment) {
  let statements = 0

  async function statement<Result>(carryOut: () => Promise<Result>): Promise<Result> {
    statements += 1
    const own = statements
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
          return (...query: unknown[]) =>
            statement(() => (member as (...args: unknown[]) => Promise<unknown>).apply(target, query))
        }
        if (name === '$transaction') return (work: (tx: Tx) => Promise<unknown>) => transaction(target as Db, work)
        return typeof member === 'function' ? member.bind(target) : member
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
  const crashing: KernelContext = { ...ctx, db, transact: createTransact(db) }
  return {
    ctx: crashing,
    crashed: () => statements >= crashAt,
  }
}
