import { randomUUID } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { AppName } from '@rose-ash/shared/config/app-name'
import type { FragmentHandlers } from '@rose-ash/shared/fragments/fragment-request'
import type { Member } from '@rose-ash/shared/protocols/member'
import { INTERNAL_HEADER } from '@rose-ash/shared/secrets/internal-signature'
import { CookieJar } from '@rose-ash/shared/testing/cookie-jar'
import { resetRedis } from '@rose-ash/shared/testing/test-redis'
import { waitUntil } from '@rose-ash/shared/testing/wait-until'
import { createApp } from '../app/create-app.ts'
import type { ServerContext } from '../context/server-context.ts'
import { createSession } from '../sign-on/session/create-session.ts'
import { type AppClient, appClient } from '../testing/app-client.ts'
import { createServerTestContext } from '../testing/create-server-test-context.ts'
import { signedIn } from '../testing/signed-in.ts'
import { csrfToken } from '../visitor/csrf.ts'
import { visitorOf } from '../visitor/visitor.ts'

/** An app that lends a fragment and nothing else. */
async function lender(app: AppName, fragments: FragmentHandlers<ServerContext>) {
  const ctx = await createServerTestContext(app)
  return { ctx, client: await appClient(createApp(ctx, { routes: () => undefined, fragments }), app) }
}

let baskets: Record<string, number> = {}
const account = await lender('account', { 'account.nav': (_ctx, { member }) => `<b>${member?.name}</b>` })
const cart = await lender('cart', {
  'cart.mini': (_ctx, { member, cartHash }) => {
    const count = baskets[member?.id ?? cartHash ?? ''] ?? 0
    return `<i${count ? ` data-inside="bun:1 loaf:${count}"` : ''}>${count} inside</i>`
  },
})
const ctx = await createServerTestContext('blog', {
  env: {
    ACCOUNT_INTERNAL_URL: account.client.address,
    CART_INTERNAL_URL: cart.client.address,
    FRAGMENT_BUDGET_MS: '8000',
  },
})

let rendered = 0
let words = 'first'
const app = createApp(ctx, {
  pageCache: true,
  fragments: { 'blog.nav': () => '<ul></ul>' },
  signOn: (server) => server.use(createSession({ app: 'blog', config: ctx.config, redis: ctx.redis, site: ctx.site })),
  routes(routes) {
    const reads = ['posts']
    const show = (text: string) => {
      rendered += 1
      return { title: 'Loaf', text: `${text} (${words})` }
    }
    routes.get('/open/:slug', (_req, res) => res.page('errors/error', show('for all'), { title: 'Open', reads }))
    routes.get('/prices/:slug', (req, res) =>
      res.page('errors/error', show(req.reader.isMember ? 'members pay 3' : 'all pay 4'), { title: 'Prices', reads }),
    )
    routes.get('/tools/:slug', (req, res) =>
      res.page('errors/error', show(req.reader.may('post.write') ? 'the pen' : 'no pen'), { title: 'Tools', reads }),
    )
    routes.get('/leaky/:slug', (req, res) =>
      res.page('errors/error', show(`hello ${req.member?.name}`), { title: 'Leaky', reads }),
    )
    routes.get('/cookies/:slug', (req, res) =>
      res.page('errors/error', show(String(req.headers.cookie)), { title: 'Cookies', reads }),
    )
    routes.get('/own/:slug', (req, res) =>
      res.page('errors/error', show(`hello ${req.member?.name}`), { title: 'Own' }),
    )
    const loaf = { slug: 'loaf', name: 'Loaf', hidden: [{ name: 'refId', value: 'loaf' }] }
    routes.get('/shelf/:slug', (_req, res) => res.page('partials/add-to-basket', loaf, { title: 'Shelf', reads }))
    routes.get('/own-shelf/:slug', (_req, res) => res.page('partials/add-to-basket', loaf, { title: 'Own shelf' }))
    routes.post('/change', async (_req, res) => {
      words = 'second'
      await ctx.fragments.touch(reads)
      res.flash('yes', 'It is changed.')
      res.redirect(303, '/')
    })
    routes.get('/token', (req, res) => res.send(csrfToken(visitorOf(req), ctx.config)))
  },
})

const clients: AppClient[] = []
async function visitor(name?: string, roles: Member['roles'] = []): Promise<AppClient & { id: string }> {
  const client = await appClient(app, 'blog', { cookies: new CookieJar() })
  clients.push(client)
  const id = randomUUID()
  if (name)
    await signedIn(ctx, client, { id, email: `${name}@x.example`, name, handle: null, roles } as unknown as Member)
  return { ...client, id }
}

let slug = 0
const path = (kind: string) => `/${kind}/${slug}`

beforeEach(async () => {
  await resetRedis()
  slug += 1
  rendered = 0
  words = 'first'
  baskets = {}
})
afterAll(async () => {
  await Promise.all([...clients, account.client, cart.client].map((client) => client.close()))
  await Promise.all([ctx, account.ctx, cart.ctx].map((each) => each.close()))
})

describe('a page that asks nothing about its reader', () => {
  test('is made once for everybody, and each finds their own in its holes', async () => {
    const [stranger, ada, ben] = [await visitor(), await visitor('Ada'), await visitor('Ben')]
    baskets = { [ada.id]: 2, [ben.id]: 5 }
    for (let round = 0; round < 2; round += 1) {
      const pages = [await ada.get(path('open')), await stranger.get(path('open')), await ben.get(path('open'))]
      expect(pages.map(({ text }) => [/<b>\w+<\/b>/.exec(text)?.[0], /\d inside/.exec(text)?.[0]])).toEqual([
        ['<b>Ada</b>', '2 inside'],
        [undefined, undefined],
        ['<b>Ben</b>', '5 inside'],
      ])
      expect(pages.map(({ headers }) => headers['cache-control'])).toEqual([
        'private, no-cache',
        'no-cache',
        'private, no-cache',
      ])
    }
    expect(rendered).toBe(1)
  })

  test('is the same compressed', async () => {
    const ada = await visitor('Ada')
    const plain = await ada.get(path('open'))
    const packed = await ada.get(path('open'), { headers: { 'accept-encoding': 'gzip, br' } })
    expect(packed.headers['content-encoding']).toBe('gzip')
    expect(gunzipSync(packed.body).toString()).toBe(plain.text)
  })

  test.each(['shelf', 'own-shelf'])('says on a %s how many of a thing its reader has in the basket', async (kind) => {
    const [stranger, ada, ben] = [await visitor(), await visitor('Ada'), await visitor('Ben')]
    baskets = { [ada.id]: 2, [ben.id]: 5 }
    for (const accept of ['identity', 'gzip', 'gzip']) {
      const said = []
      for (const client of [stranger, ada, ben]) {
        const { body, headers } = await client.get(path(kind), { headers: { 'accept-encoding': accept } })
        const text = String(headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body)
        said.push([...text.matchAll(/class="in-basket">([^<]+)/g)].map(([, words]) => words))
      }
      expect(said).toEqual([[], ['In your basket: 2'], ['In your basket: 5']])
    }
  })

  test('is not sent again to a member who has it, and the tag of another member does not fit', async () => {
    const [ada, ben] = [await visitor('Ada'), await visitor('Ben')]
    const { headers } = await ada.get(path('open'))
    const tag = { headers: { 'if-none-match': headers.etag! } }
    expect([(await ada.get(path('open'), tag)).status, (await ben.get(path('open'), tag)).status]).toEqual([304, 200])
  })

  test('may be kept by the browser, a member’s only where a script can take it back', async () => {
    const [stranger, ada] = [await visitor(), await visitor('Ada')]
    const kept = async (client: AppClient) =>
      [await client.get(path('open')), await client.get(path('own'))].map(({ headers }) => headers['cache-control'])
    expect(await kept(ada)).toEqual(['private, no-cache', 'private, no-cache'])
    expect((await ada.get(path('open'))).text).toContain('<noscript><link rel="stylesheet" href="/no-script.css">')
    for (const client of [stranger, ada]) await client.get('/no-script.css')
    expect(await kept(stranger)).toEqual(['no-cache', 'private, no-cache'])
    expect(await kept(ada)).toEqual(['private, no-store', 'private, no-store'])
  })

  test('is a stranger’s page as soon as the session has ended', async () => {
    const ada = await visitor('Ada')
    expect((await ada.get(path('open'))).text).toContain('<b>Ada</b>')
    await ctx.redis.del(await ctx.redis.keys('rose:session:*'))
    expect((await ada.get(path('open'))).text).not.toContain('<b>Ada</b>')
  })

  test('has no session for a cookie that we did not sign', async () => {
    const ada = await visitor('Ada')
    await ada.get(path('open'))
    const [name = '', value = ''] = ada.cookies.header('blog.rose.localhost')!.split('=')
    const forged = `${name}=${value.slice(0, -4)}AAAA`
    const stranger = await visitor()
    expect((await stranger.get(path('open'), { headers: { cookie: forged } })).text).not.toContain('<b>Ada</b>')
  })

  test('shows a notice once, to the one it is for', async () => {
    const [ada, ben] = [await visitor('Ada'), await visitor('Ben')]
    await ada.get(path('open'))
    await ada.post('/change')
    expect((await ben.get(path('open'))).text).not.toContain('It is changed.')
    expect((await ada.get(path('open'))).text).toContain('It is changed.')
    expect((await ada.get(path('open'))).text).not.toContain('It is changed.')
  })
})

describe('what depends on the class of the reader', () => {
  test('members’ prices are for members', async () => {
    const [stranger, ada, ben] = [await visitor(), await visitor('Ada'), await visitor('Ben')]
    for (let round = 0; round < 2; round += 1) {
      expect((await ada.get(path('prices'))).text).toContain('members pay 3')
      expect((await stranger.get(path('prices'))).text).toContain('all pay 4')
      expect((await ben.get(path('prices'))).text).toContain('members pay 3')
    }
    expect(rendered).toBe(2)
  })

  test('what a right shows is for those who have it', async () => {
    const [stranger, ada, editor] = [await visitor(), await visitor('Ada'), await visitor('Eda', ['editor'])]
    for (let round = 0; round < 2; round += 1) {
      const texts = [await editor.get(path('tools')), await ada.get(path('tools')), await stranger.get(path('tools'))]
      expect(texts.map(({ text }) => text.includes('the pen'))).toEqual([true, false, false])
    }
    expect(rendered).toBe(2)
  })

  test('nobody can say themselves of which class they are', async () => {
    const stranger = await visitor()
    const headers = { 'x-rose-reader': JSON.stringify({ isMember: true, roles: ['administrator'] }) }
    expect((await stranger.get(path('prices'), { headers })).text).toContain('all pay 4')
    const forged = { ...headers, [INTERNAL_HEADER]: `t=${Date.now()},v1=${'0'.repeat(64)}` }
    expect((await stranger.get(path('prices'), { headers: forged })).text).toContain('all pay 4')
  })
})

describe('a handler of a shared page', () => {
  test.each(['leaky', 'cookies'])('that looks at who asks (%s) fails', async (kind) => {
    const [stranger, ada] = [await visitor(), await visitor('Ada')]
    expect([(await ada.get(path(kind))).status, (await stranger.get(path(kind))).status]).toEqual([500, 500])
  })

  test('may look when the page says no reads, and is asked each time', async () => {
    const [ada, ben] = [await visitor('Ada'), await visitor('Ben')]
    expect((await ada.get(path('own'))).text).toContain('hello Ada')
    expect((await ben.get(path('own'))).text).toContain('hello Ben')
  })
})

describe('after a change', () => {
  test('the one who made it sees it on the next page, while others may be served the old one', async () => {
    const [ada, ben] = [await visitor('Ada'), await visitor('Ben')]
    await ada.get(path('open'))
    await ada.post('/change')
    expect((await ada.get(path('open'))).text).toContain('(second)')
    await waitUntil('the second page', async () => (await ben.get(path('open'))).text.includes('(second)'))
    expect(rendered).toBeLessThanOrEqual(3)
  })

  test('a member is served the old page while one new one is made', async () => {
    const [ada, ben] = [await visitor('Ada'), await visitor('Ben')]
    await ben.get(path('open'))
    await ada.post('/change')
    expect((await ben.get(path('open'))).text).toContain('(first)')
    await waitUntil('the second page', async () => (await ben.get(path('open'))).text.includes('(second)'))
    expect(rendered).toBe(2)
  })
})

test('every reader’s forms carry their own token', async () => {
  const [stranger, ada] = [await visitor(), await visitor('Ada')]
  expect((await ada.get('/token')).text).not.toBe((await stranger.get('/token')).text)
})
