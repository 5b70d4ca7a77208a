import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { withStack } from '../support/with-stack.ts'
import { compareProviders } from './sign-on/compare-providers.ts'
import { measureLogouts } from './sign-on/logout-everywhere.ts'
import { measureSessionOverhead } from './sign-on/session-overhead.ts'

const RESULTS = fileURLToPath(new URL('../../bench/sign-on.json', import.meta.url))

/** `npx pnpm bench sign-on`: what a sign-in costs our provider, against oidc-provider as it comes, in one run; what a session costs a page; and how fast a sign-out is everywhere. */
const { costs, ratios } = await compareProviders()
const { logouts, session } = await withStack({ nodeEnv: 'production' }, async (stack) => ({
  session: await measureSessionOverhead(stack),
  logouts: await measureLogouts(stack),
}))
const cases = costs.map((one) => ({ ...one, perCoreSecond: Math.round(1000 / one.cpuMsEach) }))
const bars = { 'logins at least 0.6 of stock in memory': (ratios.logins ?? 0) >= 0.6, ...session.bars, ...logouts.bars }

mkdirSync(dirname(RESULTS), { recursive: true })
writeFileSync(
  RESULTS,
  `${JSON.stringify({ node: process.version, cases, ratios, session: session.row, logouts: logouts.rows, bars }, null, 2)}\n`,
)
console.table(cases)
console.log('ratios', ratios)
console.table([session.row])
console.table(logouts.rows)
for (const [bar, held] of Object.entries(bars)) console.log(`${held ? '✓' : '✗'} ${bar}`)
