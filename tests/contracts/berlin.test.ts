import { afterAll, beforeAll, expect, test } from '@jest/globals'
import * as account from '@rose-ash/account/app'
import * as accountConfig from '@rose-ash/account/config'
import * as accountContext from '@rose-ash/account/context'
import * as blog from '@rose-ash/blog/app'
import * as blogConfig from '@rose-ash/blog/config'
import * as blogContext from '@rose-ash/blog/context'
import { createCalendar } from '@rose-ash/domains/events/calendars/create-calendar'
import { createEntry } from '@rose-ash/domains/events/entries/create-entry'
import { bootApp } from '@rose-ash/domains/testing/boot-app'
import { createMember } from '@rose-ash/domains/testing/factories/create-member'
import { createProduct } from '@rose-ash/domains/testing/factories/create-product'
import * as events from '@rose-ash/events/app'
import * as eventsConfig from '@rose-ash/events/config'
import * as eventsContext from '@rose-ash/events/context'
import * as federation from '@rose-ash/federation/app'
import * as federationConfig from '@rose-ash/federation/config'
import * as federationContext from '@rose-ash/federation/context'
import * as market from '@rose-ash/market/app'
import * as marketConfig from '@rose-ash/market/config'
import * as marketContext from '@rose-ash/market/context'
import { signedIn } from '@rose-ash/server/testing/signed-in'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'

/** The basket and its checkout in Berlin are walked in apps/cart/tests/berlin.test.ts, which has a till. */
const env = { ROSE_CONFIG_FILE: new URL('../support/berlin.yaml', import.meta.url).pathname }
const now = new Date('2026-11-23T12:00:00Z')
const options = { env, clock: { now: () => now } }
const apps = {
  blog: await bootApp({ ...blog, ...blogConfig, ...blogContext }, options),
  market: await bootApp({ ...market, ...marketConfig, ...marketContext }, options),
  events: await bootApp({ ...events, ...eventsConfig, ...eventsContext }, options),
  federation: await bootApp({ ...federation, ...federationConfig, ...federationContext }, options),
  account: await bootApp({ ...account, ...accountConfig, ...accountContext }, options),
}
let slug: string

beforeAll(async () => {
  await resetStores()
  const { ctx } = apps.events
  await apps.federation.ctx.services.federation.findActor('kanal')
  await createProduct(apps.market.ctx, { slug: 'roggen', variant: { priceMinor: 125_000 } })
  await ctx.transact(async (tx) => {
    await createCalendar(ctx, tx, { slug: 'kanal', name: 'Am Kanal', colour: 'rose' })
    const evening = { calendar: 'kanal', title: 'Abendbrot', startsLocal: '2026-11-24T19:00', durationMinutes: 120 }
    slug = (await createEntry(ctx, tx, evening)).slug
    const night = { calendar: 'kanal', title: 'Nachtschicht', startsLocal: '2026-12-01T00:30', durationMinutes: 60 }
    await createEntry(ctx, tx, night)
  })
  for (const name of ['account', 'market'] as const) {
    const member = await createMember(apps[name].ctx, { roles: ['seller'] })
    await signedIn(apps[name].ctx, apps[name].client, member)
  }
})
afterAll(async () => {
  for (const app of Object.values(apps)) await app.close()
})

test('an entry at seven in Berlin is at seven, and its zone is kept', async () => {
  const page = await apps.events.client.get(`/entries/${slug}`)
  expect(page.text).toContain('Tue 24 Nov, 19:00–21:00')
  const entry = await apps.events.ctx.db.entry.findUniqueOrThrow({ where: { slug } })
  expect(entry.timeZone).toBe('Europe/Berlin')
  expect((await apps.events.client.get('/')).text).toContain('19:00–21:00')
})

test('what starts at half past midnight of the first stands in its month', async () => {
  const { text } = await apps.events.client.get('/month/2026-12')
  expect(text).toContain('Nachtschicht')
  expect(text).toContain('00:30')
})

test('the shop prices in euros, and the desk offers the rates of Germany', async () => {
  expect((await apps.market.client.get('/products/roggen')).text).toContain('1.250,00\u00a0€')
  expect(await apps.market.ctx.db.variant.findFirstOrThrow()).toMatchObject({ currency: 'EUR' })
  const form = await apps.market.client.get('/desk/products/new')
  expect(form.text).toContain('Standard, 19 %')
  expect(form.text).toContain('Such as 4,20')
})

test.each([
  ['blog', '/'],
  ['blog', '/search?q=brot'],
  ['market', '/'],
  ['market', '/products/roggen'],
  ['market', '/desk'],
  ['market', '/desk/products/new'],
  ['events', '/'],
  ['events', '/month/2026-11'],
  ['federation', '/'],
  ['account', '/'],
  ['account', '/orders'],
  ['account', '/devices'],
  ['account', '/history'],
] as const)('%s%s has no pounds, no London and no word of the demo', async (app, path) => {
  const page = await apps[app].client.get(path)
  expect(page.status).toBe(200)
  expect(page.text).toContain('Genossenschaft am Kanal')
  expect(page.text).toMatch(/<html[^>]* lang="en"/)
  expect(page.text).not.toMatch(/£|GBP|London|Tannery|Millgate|household|the Yard|good beginning/)
})
