import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { withStack } from '../support/with-stack.ts'
import { compareProviders } from './compare-providers.ts'
import { measureLogouts } from './logout-everywhere.ts'

const RESULTS = fileURLToPath(new URL('../../bench/sign-on.json', import.meta.url))

/** `npx pnpm bench sign-on`: what a sign-in costs our provider, against oidc-provider as it comes, in one run; and how fast a sign-out is everywhere. */
const { costs, ratios } = await compareProviders()
const logouts = await withStack({ nodeEnv: 'production' }, measureLogouts)
const cases = costs.map((one) => ({ ...one, perCoreSecond: Math.round(1000 / one.cpuMsEach) }))
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
