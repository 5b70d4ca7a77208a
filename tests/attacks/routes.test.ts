import { afterAll, expect, test } from '@jest/globals'
import { createCalendar } from '@rose-ash/domains/events/calendars/create-calendar'
import { createEntry } from '@rose-ash/domains/events/entries/create-entry'
import { createPasskey } from '@rose-ash/domains/testing/factories/create-passkey'
import { createProduct } from '@rose-ash/domains/testing/factories/create-product'
import { signedIn } from '@rose-ash/server/testing/signed-in'
import { APP_NAMES, type AppName } from '@rose-ash/shared/config/app-name'
import { ACTS, type Act, type ActName } from '@rose-ash/shared/rights/acts'
import { MEMBER_ROLES } from '@rose-ash/shared/rights/roles'
import { type AppRoute, addressOf, listRoutes } from './support/list-routes.ts'
import { openSixApps, originOf } from './support/six-apps.ts'

const house = await openSixApps()
afterAll(() => house.close())
const { browser: member, member: rosa } = await house.visitor()
const stranger = house.browser()

const ROUTES = APP_NAMES.flatMap((app) => listRoutes(house.apps[app]).map((route) => ({ app, route })))
const STATE_CHANGES = ROUTES.filter(({ route }) => !['GET', 'HEAD', 'OPTIONS'].includes(route.method))

type Named = (typeof ROUTES)[number]
const nameOf = ({ app, route }: Named) => `${app} ${route.method} ${route.path}`

/** Callers that prove themselves otherwise than by where a form came from. Adding to this list is a decision. */
const MACHINES = [
  ...APP_NAMES.flatMap((app) =>
    ['ALL /inbox', 'ALL /actors/:handle/inbox', 'POST /auth/backchannel-logout'].map((door) => `${app} ${door}`),
  ),
  'cart POST /hooks/sumup',
]
const FORMS = STATE_CHANGES.filter((entry) => !MACHINES.includes(nameOf(entry)))

/** How a form of another site arrives in the browsers of the last ten years. */
const ELSEWHERE: readonly (readonly [string, Record<string, string>])[] = [
  ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
  ['another site, without fetch metadata', { origin: 'https://evil.example' }],
  ['a sandboxed frame', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
  ['an opaque origin, without fetch metadata', { origin: 'null' }],
  ['a sibling host', { origin: 'http://evil.rose.localhost:3000', 'sec-fetch-site': 'same-site' }],
  ['the same host on another port', { origin: '', 'sec-fetch-site': 'same-site' }],
  ['the parent domain', { origin: 'http://rose.localhost:3000', 'sec-fetch-site': 'same-site' }],
  ['a host that begins like ours', { origin: 'http://account.rose.localhost:3000.evil.example' }],
  ['the other scheme', { origin: 'https://account.rose.localhost:3000' }],
  ['an old browser without a token', { origin: '' }],
]

test('the enumeration sees the forms that are known to be there', () => {
  const known = FORMS.map(({ app, route }) => `${app} ${route.path}`)
  expect(known).toEqual(
    expect.arrayContaining([
      'account /profile',
      'account /members/:id/roles',
      'blog /desk/posts',
      'market /desk/products',
      'events /desk/entries',
      'cart /checkout',
      'cart /cart/lines',
      'cart /desk/orders/:id/refunds',
      'federation /sign-in/:uid',
      ...APP_NAMES.map((app) => `${app} /auth/logout`),
    ]),
  )
})

/** Doors of the kit, the same in all six apps: for machines, for everybody, or guarded by what they carry. */
const KIT = [
  ...['healthz', 'readyz', 'metrics', 'no-script.css', 'site.webmanifest', 'assets/*path'].map(
    (path) => `GET /${path}`,
  ),
  ...['favicon.ico', 'favicon.svg', 'apple-touch-icon.png', 'apple-touch-icon-precomposed.png'].map(
    (path) => `GET /${path}`,
  ),
  ...['fragments/:type', 'internal/fragments/:type'].map((path) => `GET /${path}`),
  ...['login', 'callback', 'logout', 'second-factor', 'signed-out'].map((path) => `GET /auth/${path}`),
  ...['logout', 'backchannel-logout', 'kept-forms/:mark/removal'].map((path) => `POST /auth/${path}`),
  ...['host-meta', 'nodeinfo', 'webfinger'].map((path) => `GET /.well-known/${path}`),
  ...['', '/activities/:id', '/featured', '/followers', '/following', '/outbox'].map(
    (path) => `GET /actors/:handle${path}`,
  ),
  ...['GET /nodeinfo/:version', 'ALL /inbox', 'ALL /actors/:handle/inbox'],
]
/** What is published to the fediverse is for everybody. */
const NAMES = APP_NAMES.filter((app) => app !== 'federation').map((app) => `${app} GET /@:handle`)
const OBJECTS = (['blog', 'market', 'events'] as const).flatMap((app) => [
  `${app} GET /objects/:id`,
  `${app} GET /objects/:id/:part`,
])
/** Everybody has a basket, in the apps that show something to buy. */
const BASKETS = (['blog', 'market', 'cart'] as const).flatMap((app) => [
  `${app} POST /cart/lines`,
  `${app} POST /cart/lines/removal`,
])

test('every route says whom it lets pass: everybody, members, or those who may do an act', () => {
  const silent = ROUTES.filter(({ route }) => route.guards.length === 0).map(nameOf)
  const known = APP_NAMES.flatMap((app) => KIT.map((door) => `${app} ${door}`)).concat(BASKETS, NAMES, OBJECTS)
  expect(silent.toSorted()).toEqual(known.toSorted())
})

test.each(ELSEWHERE)('no form of any app accepts what %s sends', async (_what, headers) => {
  const accepted: string[] = []
  for (const { app, route } of FORMS) {
    const answer = await send(app, route, headers)
    if (answer.status !== 403) accepted.push(`${app} ${route.method} ${route.path}: ${answer.status}`)
  }
  expect(accepted).toEqual([])
})

test('a form token of one visitor is worth nothing to another', async () => {
  const page = await member.get(`${originOf('account')}/profile`)
  const token = /name="_csrf" value="([^"]+)"/.exec(page.text)?.[1] ?? ''
  expect(token).not.toBe('')
  const { browser: other } = await house.visitor()
  const sent = { origin: '', 'sec-fetch-site': '' }
  const answer = await other.post(`${originOf('account')}/profile`, { _csrf: token, name: 'Not Rosa' }, sent)
  expect(answer.status).toBe(403)
  expect((await member.post(`${originOf('account')}/profile`, { _csrf: token, name: 'Rosa' }, sent)).status).toBe(303)
})

test('what is exempt from the form check is exactly what machines call', () => {
  const exempt = STATE_CHANGES.filter((entry) => !FORMS.includes(entry)).map(nameOf)
  expect(exempt.toSorted()).toEqual(MACHINES.toSorted())
})

/** Who may come in by which door. First match counts; a desk without a line here needs an administrator in the test below. */
const DOORS: readonly { readonly app: AppName; readonly path: RegExp; readonly roles: readonly string[] }[] = [
  { app: 'blog', path: /^\/desk/, roles: ['editor'] },
  { app: 'events', path: /^\/desk/, roles: ['editor'] },
  { app: 'market', path: /^\/desk/, roles: ['seller'] },
  { app: 'cart', path: /^\/desk/, roles: ['steward'] },
  { app: 'account', path: /^\/members(?:\/:id)?$|^\/members\/:id\/(?:admission|note)/, roles: ['steward'] },
]
const GUARDED = ROUTES.filter(({ route }) => /^\/(desk|members|invitations|clients|audit|admin)(\/|$)/.test(route.path))
const ROLES = ['cooperator', 'seller', 'editor', 'steward'] as const

test.each(ROLES)('the role %s opens only its own desks', async (role) => {
  const { browser } = await house.visitor([role])
  const entered: string[] = []
  for (const { app, route } of GUARDED) {
    const isTheirs = DOORS.some((door) => door.app === app && door.path.test(route.path) && door.roles.includes(role))
    if (isTheirs) continue
    const answer = await send(app, route, {}, browser)
    if (answer.status !== 403) entered.push(`${app} ${route.method} ${route.path}: ${answer.status}`)
  }
  expect(entered).toEqual([])
})

test('a member without roles enters no desk', async () => {
  const entered: string[] = []
  for (const { app, route } of GUARDED) {
    const answer = await send(app, route, {})
    if (answer.status !== 403) entered.push(`${app} ${route.method} ${route.path}: ${answer.status}`)
  }
  expect(entered).toEqual([])
})

test('a stranger enters no desk: pages lead to sign-in, forms are refused', async () => {
  const entered: string[] = []
  for (const { app, route } of GUARDED) {
    const answer = await send(app, route, {}, stranger)
    const isRefused = route.method === 'GET' ? answer.location?.startsWith('/auth/login?next=') : answer.status === 401
    if (!isRefused) entered.push(`${app} ${route.method} ${route.path}: ${answer.status}`)
  }
  expect(entered).toEqual([])
})

/** The routes of acts that depend on who owns the thing that the address names. */
const OWNED = GUARDED.flatMap(({ app, route }) => {
  const act = route.guards.find((words): words is ActName => words in ACTS)
  const owners = act && (ACTS[act] as Act).owners
  return owners && route.path.includes(':id') ? [{ app, route, owners, name: nameOf({ app, route }) }] : []
})

/** One thing of each kind that has owners, by the beginning of the addresses of its desk. */
async function thingsOf(ownerId: string): Promise<Readonly<Record<string, string>>> {
  const { blog, events, market } = house.contexts
  const { productId, variantId } = await createProduct(market)
  const author = { create: { slug: ownerId, name: 'Rosa', memberId: ownerId } }
  const draft = await blog.db.post.create({
    data: { slug: ownerId, title: 'A draft', lexical: '{}', authors: { create: { author } } },
  })
  const entry = await events.transact(async (tx) => {
    await createCalendar(events, tx, { slug: 'theirs', name: 'Theirs', ownerId })
    const startsLocal = '2027-01-02T19:00'
    return createEntry(events, tx, { calendar: 'theirs', title: 'An evening', startsLocal, durationMinutes: 60 })
  })
  return { products: productId, variants: variantId, posts: draft.id, entries: entry.id }
}

test('an act that owners decide is asked with the thing of the address, on every route', async () => {
  const [owner, seller] = [await house.visitor(), await house.visitor(['seller'])]
  const things = await thingsOf(owner.member.id)
  const wrong: string[] = []
  for (const { app, route, owners, name } of OWNED) {
    const id = things[route.path.split('/')[2] ?? ''] ?? ''
    const path = route.path.replace(':id', id)
    const who = owners === 'enough' ? owner : seller
    const answer = await send(app, { ...route, path }, {}, who.browser)
    if ((answer.status === 403) !== (owners === 'required')) wrong.push(`${name}: ${answer.status}`)
  }
  expect(OWNED.length).toBeGreaterThan(10)
  expect(wrong).toEqual([])
})

test('an address whose id is no id names nothing', async () => {
  const { browser } = await house.visitor(MEMBER_ROLES)
  const wrong: string[] = []
  for (const { app, route, name } of OWNED) {
    const path = route.path.replace(':id', 'nonsense')
    const answer = await send(app, { ...route, path }, {}, browser)
    if (answer.status !== 404) wrong.push(`${name}: ${answer.status}`)
  }
  expect(wrong).toEqual([])
})

test('roles cannot be claimed by what a form or an address says', async () => {
  const account = originOf('account')
  const claims = { roles: 'administrator', role: 'administrator', 'roles[]': 'administrator', status: 'active' }
  await member.post(`${account}/profile`, { name: 'Rosa', ...claims })
  await member.post(`${account}/members/${rosa.id}/roles`, claims)
  await member.get(`${account}/members?role=administrator&roles=administrator`)
  const now = await house.contexts.account.services.account.getMember(house.contexts.account.db, rosa.id)
  expect(now?.roles).toEqual(['member'])
})

test.each(APP_NAMES)('no page of %s can be framed, sniffed or made to run foreign scripts', async (app) => {
  const pages = ['/', '/auth/signed-out', '/nothing-here']
  for (const path of pages) {
    const { headers } = await stranger.get(originOf(app) + path)
    const policy = headers['content-security-policy'] ?? ''
    expect({
      path,
      frame: headers['x-frame-options'],
      ancestors: /frame-ancestors 'none'/.test(policy),
      base: /base-uri 'none'/.test(policy),
      objects: /object-src 'none'/.test(policy),
      inline: /unsafe-inline|unsafe-eval/.test(policy),
      sniff: headers['x-content-type-options'],
      powered: headers['x-powered-by'],
    }).toEqual({
      path,
      frame: 'DENY',
      ancestors: true,
      base: true,
      objects: true,
      inline: false,
      sniff: 'nosniff',
      powered: undefined,
    })
  }
})

test.each(APP_NAMES)('pages of %s for a member are kept by no cache on the way', async (app) => {
  const { headers, status } = await member.get(`${originOf(app)}/`)
  expect({ status, cache: headers['cache-control'] }).toEqual({
    status: 200,
    cache: expect.stringMatching(/private|no-store/),
  })
})

function send(app: AppName, route: AppRoute, headers: Record<string, string>, browser = member) {
  const url = originOf(app) + addressOf(route)
  return route.method === 'GET' ? browser.get(url, headers) : browser.post(url, {}, headers)
}

const MATTERS = ROUTES.flatMap(({ app, route }) => {
  const act = route.guards.find((words): words is ActName => words in ACTS)
  return act && ACTS[act].proof !== 'session' ? [{ app, route, name: `${app} ${route.method} ${route.path}` }] : []
})

const NOW_SECONDS = () => Math.floor(Date.now() / 1000)
const WEAKER: readonly (readonly [string, { methods: readonly string[]; authTime: () => number }])[] = [
  ['a letter of this moment', { methods: ['mail'], authTime: NOW_SECONDS }],
  ['a passkey of yesterday', { methods: ['pop', 'user', 'mfa'], authTime: () => NOW_SECONDS() - 24 * 3600 }],
  ['a code of yesterday', { methods: ['mail', 'otp', 'mfa'], authTime: () => NOW_SECONDS() - 24 * 3600 }],
]

test.each(WEAKER)('%s opens no act that matters to who has a passkey', async (_what, { methods, authTime }) => {
  const { browser, member: who } = await house.visitor(MEMBER_ROLES)
  await createPasskey(house.contexts.account, who.id)
  for (const app of APP_NAMES)
    await signedIn(house.contexts[app], { cookies: browser.cookies, origin: originOf(app) }, who, {
      methods,
      authTime: authTime(),
    })
  expect(MATTERS.length).toBeGreaterThan(20)
  const passed: string[] = []
  for (const { app, route, name } of MATTERS) {
    const url = originOf(app) + addressOf(route)
    const answer = route.method === 'GET' ? await browser.get(url) : await browser.post(url, {})
    if (!/^\/auth\/login\?fresh=1/.test(answer.location ?? '') && answer.status !== 404)
      passed.push(`${name}: ${answer.status}`)
  }
  expect(passed).toEqual([])
})
