import { test } from '@jest/globals'
import { APP_NAMES } from '@rose-ash/shared/config/app-name'
import { FRAGMENTS } from '@rose-ash/shared/fragments/catalogue'
import { signInternal } from '@rose-ash/shared/secrets/internal-signature'
import { request } from 'undici'
import { allOf } from './all-of.ts'
import { askForm } from './ask-form.ts'
import { ODD_FIELDS, ODD_HEADERS, ODD_TEXTS } from './odd-values.ts'
import { openFuzz } from './open-fuzz.ts'

const { house, ask, note } = await openFuzz()

const HEADERS = [
  ...['accept', 'accept-language', 'accept-encoding', 'user-agent', 'referer', 'origin', 'range', 'if-none-match'],
  ...['if-modified-since', 'signature', 'signature-input', 'digest', 'date', 'authorization', 'content-type', 'cookie'],
  ...['hx-request', 'hx-current-url', 'hx-target', 'sec-fetch-site', 'sec-fetch-mode', 'x-request-id', 'traceparent'],
  ...['x-rose-internal', 'x-forwarded-for', 'x-forwarded-proto', 'x-forwarded-host', 'forwarded', 'x-csrf-token'],
].flatMap((name) => ODD_HEADERS.map((value) => ({ [name]: value })))

const COOKIES = [
  'rose_session',
  '__Host-rose_session',
  'rose_cart',
  'rose_signed_in',
  'rose_flash',
  '_session',
  'x',
].flatMap((name) => Object.values(ODD_TEXTS).map((odd) => ({ cookie: `${name}=${odd.slice(0, 4_000)}` })))

test('no app falls over odd headers and cookies', async () => {
  const browser = house.browser()
  // Every app reads them by the same files, so the apps and the kinds of answers take turns.
  const kinds = [
    { method: 'GET', path: '/' },
    { method: 'GET', path: '/actors/coop' },
    { method: 'POST', path: '/cart/lines' },
  ]
  const asked = [...HEADERS, ...COOKIES].map((headers, at) => {
    const kind = kinds[at % kinds.length]!
    return { ...kind, headers, app: kind.method === 'POST' ? ('market' as const) : APP_NAMES[at % APP_NAMES.length]! }
  })
  await allOf(asked, ({ path, headers, ...door }) => ask(door, path, { body: 'quantity=1', headers, browser }))
}, 900_000)

test('no fragment falls over what another app of the house might ask', async () => {
  await allOf(Object.entries(FRAGMENTS), async ([type, { owner, params }]) => {
    const { INTERNAL_SECRET } = house.contexts[owner].config
    await askForm(Object.keys(params.shape), [...ODD_FIELDS.keys()], async (odd) => {
      const path = `/internal/fragments/${type}?${[...odd].map(([name, field]) => field(name)).join('&')}`
      const signature = signInternal(INTERNAL_SECRET, { method: 'GET', path, claims: ['', ''] })
      const { statusCode: status, body } = await request(house.addresses[owner] + path, {
        headers: { 'x-rose-internal': signature },
      })
      note(path.slice(0, 200), status)
      return { status, text: await body.text() }
    })
  })
}, 900_000)

const HONEST = { client_id: 'blog', response_type: 'code', scope: 'openid', grant_type: 'authorization_code' }
/** What each door of the provider reads. */
const PROVIDER: Readonly<Record<string, readonly string[]>> = {
  auth: [
    ...[
      'client_id',
      'redirect_uri',
      'state',
      'scope',
      'login_hint',
      'id_token_hint',
      'acr_values',
      'max_age',
      'prompt',
    ],
    ...['ui_locales', 'claims', 'nonce', 'code_challenge', 'response_mode', 'resource'],
  ],
  token: [
    'client_id',
    'client_secret',
    'grant_type',
    'code',
    'redirect_uri',
    'refresh_token',
    'code_verifier',
    'scope',
  ],
  me: ['access_token'],
  'session/end': ['id_token_hint', 'client_id', 'post_logout_redirect_uri', 'state', 'ui_locales'],
}

test('the provider’s own doors do not fall over odd values', async () => {
  const asked = Object.entries(PROVIDER).flatMap(([path, fields]) =>
    fields.flatMap((field, shift) => {
      const others = new URLSearchParams(Object.entries(HONEST).filter(([name]) => name !== field))
      return ODD_FIELDS.map((odd, at) => ({ path, isForm: (at + shift) % 2 === 0, fields: `${others}&${odd(field)}` }))
    }),
  )
  await allOf(asked, ({ path, isForm, fields }) =>
    isForm
      ? ask({ app: 'federation', method: 'POST' }, `/oidc/${path}`, { body: fields })
      : ask({ app: 'federation', method: 'GET' }, `/oidc/${path}?${fields}`),
  )
}, 900_000)

test('WebFinger and its relatives do not fall over odd values', async () => {
  const written = [
    '%s',
    'acct:%s',
    'acct:coop@%s',
    'acct:%s@federation.rose.localhost',
    'https://%s/',
    'https://federation.rose.localhost/actors/%s',
  ]
  const asked = Object.values(ODD_TEXTS)
    .flatMap((odd) => written.map((text) => text.replace('%s', odd)))
    .map((resource, at) => ({ app: APP_NAMES[at % APP_NAMES.length]!, resource }))
  await allOf(asked, async ({ app, resource }) => {
    await ask({ app, method: 'GET' }, `/.well-known/webfinger?resource=${resource}&rel=${resource}`)
    await ask({ app, method: 'GET' }, `/.well-known/host-meta?${resource}`)
  })
}, 900_000)
