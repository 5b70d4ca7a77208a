import { Pool } from 'undici'
import { withStack } from '../../support/with-stack.ts'
import { cpuMsOf } from '../cpu-of.ts'
import { round } from '../measure.ts'
import { reserveCore } from './reserve-core.ts'
import { startOwnProvider } from './sign-on-own.ts'
import { startStockProvider } from './sign-on-stock.ts'
import { type BenchProvider, Visitor } from './sign-on-visitor.ts'

/** V8 goes on compiling our side of a sign-on, which has more code, for some fifteen thousand of them. */
const WARM_COUNT = 20_000
const ROUNDS = 6
const SLICE_SECONDS = 2
const VISITORS = 64

type Once = (lane: number) => Promise<unknown>

/** What is measured, made ready for one provider. */
const CASES: Readonly<Record<string, (target: BenchProvider, pool: Pool) => Promise<Once>>> = {
  async logins(target, pool) {
    return () => new Visitor(target, target.own, pool).signOn()
  },
  async 'silent sign-ons'(target, pool) {
    const known = await signedOn(() => new Visitor(target, target.own, pool))
    return (lane) => known[lane]!.visitor.signOn({ prompt: 'none' })
  },
  async refreshes(target, pool) {
    const wishes = { scope: 'openid offline_access', prompt: 'consent' }
    const connected = await signedOn(() => new Visitor(target, target.other, pool), wishes)
    return async (lane) => {
      const one = connected[lane]!
      const form = { grant_type: 'refresh_token', refresh_token: one.tokens.refresh_token! }
      one.tokens = await one.visitor.token(form)
    }
  },
}

export interface SignOnCost {
  readonly provider: string
  readonly what: string
  readonly count: number
  readonly cpuMsEach: number
}

/** What sign-ins of each kind cost the process of oidc-provider as it comes, in memory, and ours; with how many times ours stock would do it. */
export function compareProviders(): Promise<{
  costs: readonly SignOnCost[]
  ratios: Readonly<Record<string, number>>
}> {
  const core = reserveCore()
  return withStack({ nodeEnv: 'production', processes: ['blog', 'federation'] }, async (stack) => {
    const [stock, own] = [await startStockProvider(), await startOwnProvider(stack)]
    try {
      for (const { pid } of [stock, own]) core.give(pid)
      const costs: SignOnCost[] = []
      const ratios: Record<string, number> = {}
      for (const what of Object.keys(CASES)) {
        const [theirs, ours] = await compare([stock, own], what)
        costs.push(theirs!, ours!)
        ratios[what] = round(theirs!.cpuMsEach / ours!.cpuMsEach, 2)
      }
      return { costs, ratios }
    } finally {
      await stock.stop()
      await own.stop()
      core.release()
    }
  })
}

/** By turns, so that whatever else the machine does falls on both alike; warm before, so that both run compiled code. */
async function compare(providers: readonly BenchProvider[], what: string): Promise<SignOnCost[]> {
  const contenders = await Promise.all(
    providers.map(async (target) => {
      const pool = new Pool(target.address, { connections: VISITORS })
      return { target, pool, once: await CASES[what]!(target, pool), count: 0, cpuMs: 0 }
    }),
  )
  for (const { once } of contenders) for (let count = 0; count < WARM_COUNT; ) count += await during(1, once)
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const contender of contenders) {
      const before = cpuMsOf(contender.target.pid)
      contender.count += await during(SLICE_SECONDS, contender.once)
      contender.cpuMs += cpuMsOf(contender.target.pid) - before
    }
  }
  return Promise.all(
    contenders.map(async ({ target, pool, count, cpuMs }) => {
      await pool.close()
      return { provider: target.name, what, count, cpuMsEach: round(cpuMs / count, 2) }
    }),
  )
}

async function during(seconds: number, once: Once): Promise<number> {
  const until = Date.now() + seconds * 1000
  let count = 0
  await Promise.all(
    Array.from({ length: VISITORS }, async (_, lane) => {
      for (; Date.now() < until; count += 1) await once(lane)
    }),
  )
  return count
}

function signedOn(visit: () => Visitor, wishes: { prompt?: string; scope?: string } = {}) {
  return Promise.all(
    Array.from({ length: VISITORS }, async () => {
      const visitor = visit()
      return { visitor, tokens: await visitor.signOn(wishes) }
    }),
  )
}
