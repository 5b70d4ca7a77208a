import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { APP_NAMES, type ProcessName } from '@rose-ash/shared/config/app-name'
import type { BaseContext } from '@rose-ash/shared/context/base-context'
import { createBaseTestContext } from '@rose-ash/shared/testing/create-base-test-context'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { testEnvironment } from '@rose-ash/shared/testing/test-environment'
import { waitUntil } from '@rose-ash/shared/testing/wait-until'
import { request } from 'undici'

const HOUSE = fileURLToPath(new URL('../bin/house.ts', import.meta.url))
const NAMES: readonly ProcessName[] = [...APP_NAMES, 'kernel']
const MINUTES = 240_000
/** Some 430 MB without a compile cache, whose parser of types stays in memory; six processes hold three times as much. */
const MOST_KILOBYTES = 600_000
let house: ChildProcess
let port: number
let ctx: BaseContext
let output = ''

/** A port that no system hands out by itself: below the range for connections. */
async function freePort(from = 12_000 + (process.pid % 10_000)): Promise<number> {
  const server = createServer()
  const isFree = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false)).listen(from, () => resolve(true))
  })
  server.close()
  return isFree ? from : freePort(from + 1)
}

beforeAll(async () => {
  await resetStores()
  ctx = await createBaseTestContext('cli')
  port = await freePort()
  // An address of this machine for each: where a service is found inside the network.
  const urls = Object.fromEntries(
    NAMES.map((name, index) => [`${name.toUpperCase()}_INTERNAL_URL`, `http://127.0.0.${index + 1}:${port}`]),
  )
  const env = await testEnvironment({
    ...urls,
    PORT: String(port),
    LOG_LEVEL: 'info',
    SUMUP_API_KEY: 'sup_sk_0123456789',
    SUMUP_MERCHANT_CODE: 'MC1',
  })
  house = spawn(process.execPath, [HOUSE], { env: env as NodeJS.ProcessEnv, stdio: ['ignore', 'pipe', 'pipe'] })
  for (const stream of [house.stdout!, house.stderr!]) stream.on('data', (chunk) => (output += chunk))
  const ended = once(house, 'exit').then(() => Promise.reject(new Error(`it ended: ${output}`)))
  ended.catch(() => undefined)
  await Promise.race([ended, waitUntil('the house', () => output.includes('service started'), { timeoutMs: MINUTES })])
}, MINUTES)
afterAll(async () => {
  house.kill('SIGKILL')
  await ctx.close()
})

const ask = (host: string, path = '/', headers: Record<string, string> = {}) =>
  request(`http://127.0.0.1:${port}${path}`, { headers: { host, accept: 'text/html', ...headers } })

test.each(APP_NAMES)('%s is served at its own host', async (app) => {
  const { statusCode, headers, body } = await ask(`${app}.rose.localhost:3000`)
  await body.dump()
  expect([200, 303]).toContain(statusCode)
  expect(headers['content-security-policy']).toContain("default-src 'self'")
})

test('a page holds the pieces of other apps', async () => {
  const page = await waitUntil('a page with its pieces', async () => {
    const text = await (await ask('blog.rose.localhost:3000')).body.text()
    return text.includes('Basket') && !text.includes('hx-trigger="load') && text
  })
  expect(page).toContain('market.rose.localhost')
})

test('the kernel answers inside the network, and nobody else’s host leads anywhere', async () => {
  const { INTERNAL_SECRET } = ctx.config
  const flows = await ask(`127.0.0.7:${port}`, '/flows', { authorization: `Bearer ${INTERNAL_SECRET}` })
  expect(flows.statusCode).toBe(200)
  await flows.body.dump()
  const stranger = await ask('stranger.example')
  expect(stranger.statusCode).toBe(404)
  await stranger.body.dump()
})

test('the workers of all take part: their schedules and reactions are there', async () => {
  const apps = await ctx.db.$queryRaw<{ app: string }[]>`SELECT DISTINCT app FROM schedules ORDER BY app`
  expect(apps.map(({ app }) => app)).toEqual(expect.arrayContaining(['blog', 'cart', 'federation', 'kernel']))
  expect(await ctx.db.reactionCursor.count()).toBeGreaterThan(10)
})

test(
  'it is told to end and ends, and holds no more memory than a small server has',
  async () => {
    const kilobytes = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${house.pid}/status`, 'utf8'))?.[1])
    expect(kilobytes).toBeLessThan(MOST_KILOBYTES)
    const ended = once(house, 'exit')
    house.kill('SIGTERM')
    expect(await ended).toEqual([0, null])
  },
  MINUTES,
)
