import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { loadSiteConfig } from '@rose-ash/shared/site/site-config'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { openHouse, signIn } from './house.ts'

const file = join(mkdtempSync(join(tmpdir(), 'rose-config-')), 'app-config.yaml')
const { signIn: usual, ...config } = loadSiteConfig()
writeFileSync(file, JSON.stringify({ ...config, signIn: { ...usual, sessionDays: 3, appSessionDays: 2 } }))

await resetStores()
const house = await openHouse({ env: { ROSE_CONFIG_FILE: file } })
afterAll(() => house.close())

const DAY = 24 * 3600_000
const daysUntil = (at: Date) => Math.ceil((at.getTime() - Date.now()) / DAY)

test('a sign-in, and an app’s part of it, last as long as the configuration says', async () => {
  const browser = house.browser()
  await signIn(house, browser)
  const kept = await house.ctx.db.oidcPayload.findFirstOrThrow({ where: { kind: 'Session' } })
  expect(daysUntil(kept.expiresAt!)).toBe(3)
  const [key] = await house.ctx.redis.keys('rose:session:blog:*')
  expect(Math.ceil((await house.ctx.redis.pttl(key!)) / DAY)).toBe(2)
})
