import { afterAll, expect, test } from '@jest/globals'
import { createProduct } from '@rose-ash/domains/testing/factories/create-product'
import { APP_NAMES, type AppName } from '@rose-ash/shared/config/app-name'
import { type AppRoute, addressOf, listRoutes } from './support/list-routes.ts'
import { watchReadNames } from './support/read-names.ts'
import { openSixApps, originOf } from './support/six-apps.ts'

const house = await openSixApps()
afterAll(() => house.close())
const names = Object.fromEntries(APP_NAMES.map((app) => [app, watchReadNames(house.apps[app])]))
const { browser: admin } = await house.visitor(['administrator'])
const { productId, variantId, slug } = await createProduct(house.contexts.market)

/** As they stand in an address or a form, percent-encoded. */
const ODD: Readonly<Record<string, string>> = {
  NUL: 'a%00b',
  'half a surrogate pair': 'a%ED%A0%80b',
  'a number past bigint': '9223372036854775808',
  'a number past int': '2147483648',
  'a number below everything': '-9223372036854775809',
  'a fraction': '1.5',
  '10 kB': 'x'.repeat(10_240),
  Arabic: encodeURIComponent('خبز الجاودار'),
  Chinese: encodeURIComponent('我家在河东边'),
  Cyrillic: encodeURIComponent('Привет мир'),
  emoji: encodeURIComponent('👩‍👩‍👧‍👦🍞'),
  'marks on marks': encodeURIComponent(`e${'\u0301'.repeat(200)}`),
  'an object’s key': '__proto__',
}

/** What a person would write, so that the odd value is the only thing wrong with a form. */
const HONEST: Readonly<Record<string, string>> = {
  title: 'Rye',
  text: 'Slowly.',
  version: '1',
  name: 'Rosa Ash',
  email: 'rosa@members.example',
  category: 'bread',
  market: 'shop',
  packAmount: '400',
  packUnit: 'g',
  price: '4.20',
  vatClass: 'zero',
  calendar: 'yard',
  date: '2027-03-01',
  startTime: '10:00',
  endTime: '11:00',
  kind: 'product',
  refId: variantId,
  quantity: '1',
  number: '1',
  reason: 'It was broken.',
  answer: 'approve',
  wanted: 'yes',
  id: 'checkout',
}

const ROUTES = APP_NAMES.flatMap((app) => listRoutes(house.apps[app]).map((route) => ({ app, route })))
/** They end what the others need. */
const ENDINGS = /\/(?:auth\/logout|records\/deletion|sign-out|suspension)$/

test.each(Object.entries(ODD))('no address of any app falls over %s in its path', async (_what, odd) => {
  const fallen: string[] = []
  for (const { app, route } of ROUTES.filter(({ route }) => /[:*]/.test(route.path))) {
    const path = route.path
      .replace(/\{([^}]*)\}/g, '$1')
      .replace(/\/\*\w+/g, `/${odd}`)
      .replace(/:\w+/g, odd)
    await note(fallen, app, route, path)
  }
  expect(fallen).toEqual([])
})

test('no parameter and no field of any app falls over an odd value', async () => {
  const fallen: string[] = []
  let asked = 0
  for (const { app, route } of ROUTES.filter(({ route }) => !ENDINGS.test(route.path))) {
    const path = realAddressOf(route)
    await note(fallen, app, route, path)
    const read = names[app]?.get(`${route.method} ${route.path}`)
    for (const name of read?.query ?? []) {
      asked += 1
      await withEachOdd((odd) => note(fallen, app, route, `${path}?${name}=${odd}`))
    }
    const fields = [...(read?.body ?? [])].filter((name) => name !== 'toJSON')
    for (const name of fields) {
      asked += 1
      const others = fields.filter((other) => other !== name && HONEST[other])
      const honest = others.map((other) => `${other}=${encodeURIComponent(HONEST[other] ?? '')}`)
      await withEachOdd((odd) => note(fallen, app, route, path, [...honest, `${name}=${odd}`].join('&')))
    }
  }
  expect(fallen).toEqual([])
  // The watching works: the longest forms alone have more than forty fields.
  expect(asked).toBeGreaterThan(100)
}, 300_000)

test('no hook and no form falls over JSON with NUL, half surrogates, deep nests and numbers past every type', async () => {
  const bodies = [
    '{"id":"a\\u0000b","event_type":"a\\ud800b","name":"\\udc00"}',
    '{"id":9223372036854775808,"version":1e400,"quantity":-1e308}',
    '{"id":{"a":["\\u0000"]},"__proto__":{"a":1},"\\u0000":"a"}',
    '['.repeat(100_000) + ']'.repeat(100_000),
    'null',
    '"a\\u0000b"',
    '{"id":',
  ]
  const fallen: string[] = []
  for (const { app, route } of ROUTES.filter(({ route }) => route.method !== 'GET' && !ENDINGS.test(route.path)))
    await Promise.all(bodies.map((body) => note(fallen, app, route, realAddressOf(route), body, 'application/json')))
  expect(fallen).toEqual([])
}, 120_000)

const PROVIDER = { path: '/oidc', guards: [] }
const ASKED = { client_id: 'blog', response_type: 'code', scope: 'openid', grant_type: 'authorization_code' }
const FIELDS = [
  'client_id',
  'code',
  'redirect_uri',
  'state',
  'scope',
  'token',
  'refresh_token',
  'login_hint',
  'id_token_hint',
  'acr_values',
  'max_age',
  'ui_locales',
  'prompt',
]

test('the provider’s own doors do not fall over odd values', async () => {
  const fallen: string[] = []
  for (const path of ['auth', 'token', 'me', 'introspection', 'revocation', 'session/end', 'request'])
    for (const field of FIELDS) {
      const others = new URLSearchParams(Object.entries(ASKED).filter(([name]) => name !== field))
      await withEachOdd(async (odd) => {
        await note(fallen, 'federation', { ...PROVIDER, method: 'GET' }, `/oidc/${path}?${others}&${field}=${odd}`)
        await note(fallen, 'federation', { ...PROVIDER, method: 'POST' }, `/oidc/${path}`, `${others}&${field}=${odd}`)
      })
    }
  expect(fallen).toEqual([])
}, 120_000)

function withEachOdd(ask: (odd: string) => Promise<void>): Promise<unknown> {
  return Promise.all(Object.values(ODD).map(ask))
}

async function note(
  fallen: string[],
  app: AppName,
  route: AppRoute,
  path: string,
  body = '',
  type = 'application/x-www-form-urlencoded',
): Promise<void> {
  const url = originOf(app) + path
  const answer = route.method === 'GET' ? await admin.get(url) : await admin.send(url, body, { 'content-type': type })
  if (answer.status >= 500)
    fallen.push(`${app} ${route.method} ${path.slice(0, 80)} ${body.slice(0, 200)}: ${answer.status}`)
}

/** An address that leads to something, where something was made. */
function realAddressOf(route: AppRoute): string {
  if (/^\/desk\/variants\//.test(route.path)) return addressOf(route).replace(/018f[0-9a-f-]+/, variantId)
  if (/^\/desk\/products\//.test(route.path)) return addressOf(route).replace(/018f[0-9a-f-]+/, productId)
  if (/^\/products\//.test(route.path)) return `/products/${slug}`
  return addressOf(route)
}
