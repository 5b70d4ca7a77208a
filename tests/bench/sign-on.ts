import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Pool } from 'undici'
import { startTestStack } from '../support/with-stack.ts'
import { cpuMsOf } from './cpu-of.ts'
import { measureLogouts } from './logout-everywhere.ts'
import { round } from './measure.ts'
import { startOwnProvider } from './sign-on-own.ts'
import { startStockProvider } from './sign-on-stock.ts'
import { type BenchProvider, Visitor } from './sign-on-visitor.ts'

const WARM_SECONDS = 4
const SECONDS = 8
const VISITORS = 8
const RESULTS = fileURLToPath(new URL('../../bench/sign-on.json', import.meta.url))

/** `npx pnpm bench sign-on`: what a sign-in costs our provider, against oidc-provider as it comes, in memory, in one run. */
const stack = await startTestStack({ nodeEnv: 'production' })
const providers = [await startStockProvider(), await startOwnProvider(stack)]
try {
  const cases: Awaited<ReturnType<typeof measure>>[] = []
  for (const provider of providers) cases.push(...(await measureAll(provider)))
  const [stock, own] = providers.map(({ name }) => name)
  const perCore = (name: string | undefined, what: string) =>
    cases.find((one) => one.provider === name && one.what === what)?.perCoreSecond ?? 0
  const ratios = Object.fromEntries(
    ['logins', 'silent sign-ons', 'refreshes'].map((what) => [
      what,
      round(perCore(own, what) / perCore(stock, what), 2),
    ]),
  )
  const logouts = await measureLogouts(stack)
  const bars = { 'logins at least 0.6 of stock in memory': (ratios.logins ?? 0) >= 0.6, ...logouts.bars }
  mkdirSync(dirname(RESULTS), { recursive: true })
  writeFileSync(
    RESULTS,
    `${JSON.stringify({ node: process.version, cases, ratios, logouts: logouts.rows, bars }, null, 2)}\n`,
  )
  console.table(cases)
  console.log('ratios', ratios)
  console.table(logouts.rows)
  for (const [bar, held] of Object.entries(bars)) console.log(`${held ? '✓' : '✗'} ${bar}`)
} finally {
  for (const provider of providers) await provider.stop()
  await stack.stop()
}

async function measureAll(target: BenchProvider) {
  const pool = new Pool(target.address, { connections: VISITORS })
  // Visitors of their own for each case: the in-memory adapter forgets whatever was not used among the last thousand things.
  const cases = [await measure(target, 'logins', () => new Visitor(target, target.own, pool).signOn())]
  const known = await signedOn(() => new Visitor(target, target.own, pool))
  cases.push(await measure(target, 'silent sign-ons', (lane) => known[lane]!.visitor.signOn({ prompt: 'none' })))
  const connected = await signedOn(() => new Visitor(target, target.other, pool), {
    scope: 'openid offline_access',
    prompt: 'consent',
  })
  const refresh = async (lane: number) => {
    const one = connected[lane]!
    const tokens = await one.visitor.token({ grant_type: 'refresh_token', refresh_token: one.tokens.refresh_token! })
    one.tokens = tokens
  }
  cases.push(await measure(target, 'refreshes', refresh))
  await pool.close()
  return cases
}

function signedOn(visit: () => Visitor, wishes: { prompt?: string; scope?: string } = {}) {
  return Promise.all(
    Array.from({ length: VISITORS }, async () => {
      const visitor = visit()
      return { visitor, tokens: await visitor.signOn(wishes) }
    }),
  )
}

/** Runs one thing in as many lanes as there are visitors; the first seconds only warm up. */
async function measure({ name, pid }: BenchProvider, what: string, once: (lane: number) => Promise<unknown>) {
  const during = async (seconds: number) => {
    const until = Date.now() + seconds * 1000
    let count = 0
    await Promise.all(
      Array.from({ length: VISITORS }, async (_, lane) => {
        for (; Date.now() < until; count += 1) await once(lane)
      }),
    )
    return count
  }
  await during(WARM_SECONDS)
  const before = cpuMsOf(pid)
  const count = await during(SECONDS)
  const cpuMsEach = (cpuMsOf(pid) - before) / count
  return { provider: name, what, count, cpuMsEach: round(cpuMsEach, 2), perCoreSecond: Math.round(1000 / cpuMsEach) }
}
