import { afterAll, describe, expect, test } from '@jest/globals'
import { createMember } from '@rose-ash/domains/testing/factories/create-member'
import { createProduct } from '@rose-ash/domains/testing/factories/create-product'
import { signedIn } from '@rose-ash/server/testing/signed-in'
import { APP_NAMES, type AppName } from '@rose-ash/shared/config/app-name'
import { MEMBER_ROLES, type Member } from '@rose-ash/shared/protocols/member'
import { resetRedis } from '@rose-ash/shared/testing/test-redis'
import { load } from 'cheerio'
import { formsOfTheHouse } from './support/forms-of-the-house.ts'
import { addressOf, listRoutes } from './support/list-routes.ts'
import { openSixApps, originOf } from './support/six-apps.ts'

const house = await openSixApps()
afterAll(() => house.close())

const { browser, member } = await house.visitor(MEMBER_ROLES)
const signIn = (app: AppName, who: Member = member) =>
  signedIn(house.contexts[app], { cookies: browser.cookies, origin: originOf(app) }, who)

/** Every form for which one must be signed in: one that somebody adds tomorrow is among them. */
const FORMS = APP_NAMES.flatMap((app) =>
  listRoutes(house.apps[app])
    .filter(({ method, guards }) => method === 'POST' && guards.length > 0 && !guards.includes('everybody'))
    .map((route) => ({ app, path: addressOf(route) })),
)

test.each(FORMS.map(({ app, path }) => [`${app} ${path}`, { app, path }] as const))(
  'what was typed into %s is there again after a session was lost',
  async (_name, { app, path }) => {
    await resetRedis()
    const sent = await browser.post(originOf(app) + path, { _page: '/', words: 'Typed with care' })
    expect({ status: sent.status, location: decodeURIComponent(sent.location ?? '') }).toEqual({
      status: 303,
      location: expect.stringMatching(/^\/auth\/login\?next=\/\?kept=[\w-]{8}$/),
    })
    await signIn(app)
    const page = await browser.get(originOf(app) + nextOf(sent.location))
    expect(page.text).toContain('Typed with care')
    expect(page.text).toContain('You had to sign in again.')
  },
)

const product = await createProduct(house.contexts.market)
await browser.post(`${originOf('blog')}/desk/posts`, { title: 'A draft', visibility: 'public', text: 'Words.' })
const draft = await house.contexts.blog.db.post.findFirstOrThrow()

interface LongForm {
  readonly name: string
  readonly app: AppName
  readonly page: string
  readonly action: string
  readonly typed: Readonly<Record<string, string>>
}

/** The forms into which somebody writes for a while: each field, not only the words. */
const LONG_FORMS: readonly LongForm[] = [
  {
    name: 'a new post',
    app: 'blog',
    page: '/desk/posts/new',
    action: '/desk/posts',
    typed: { title: 'An "oven" & more', excerpt: 'It came.', text: '\n## Why\n\nIt was <cold>.', visibility: 'paid' },
  },
  {
    name: 'a post that is edited',
    app: 'blog',
    page: `/desk/posts/${draft.id}`,
    action: `/desk/posts/${draft.id}`,
    typed: { title: 'Better', excerpt: '', text: 'Other words', visibility: 'members', version: '0' },
  },
  {
    name: 'a product',
    app: 'market',
    page: '/desk/products/new',
    action: '/desk/products',
    typed: { name: 'Rye loaf', description: 'Dark.', packUnit: 'ml', price: '4,20', vatClass: 'reduced' },
  },
  {
    name: 'an entry',
    app: 'events',
    page: '/desk/entries/new',
    action: '/desk/entries',
    typed: { title: 'Fair', description: 'All day', date: '2026-12-05', startTime: '10:00', repeats: 'FREQ=DAILY' },
  },
  {
    name: 'the profile',
    app: 'account',
    page: '/profile',
    action: '/profile',
    typed: { name: 'Rosa M.', bio: 'Baker.\nAnd more.', isFederated: 'yes' },
  },
  {
    name: 'the checkout',
    app: 'cart',
    page: '/checkout',
    action: '/checkout',
    typed: { name: 'Rosa at the door', phone: '01632 960 1', note: 'Ring twice' },
  },
]

describe('long forms', () => {
  test.each(LONG_FORMS.map((form) => [form.name, form] as const))(
    '%s comes back field by field',
    async (_name, form) => {
      await fillBasket()
      await resetRedis()
      await signIn(form.app)
      const before = load((await browser.get(originOf(form.app) + form.page)).text)
      const own = before(`form[action="${form.action}"] input[name="_page"]`).attr('value')
      expect(own).toBe(form.page)
      await resetRedis()
      const sent = await browser.post(originOf(form.app) + form.action, { _page: form.page, ...form.typed })
      await signIn(form.app)
      const page = load((await browser.get(originOf(form.app) + nextOf(sent.location))).text)
      const shown = Object.fromEntries(
        page(`form[action="${form.action}"]`)
          .serializeArray()
          .map(({ name, value }) => [name, value]),
      )
      expect(shown).toMatchObject(
        Object.fromEntries(Object.entries(form.typed).map(([name, value]) => [name, value.replaceAll('\n', '\r\n')])),
      )
      expect(page('#notices').text()).toContain('it has not been sent yet')
    },
  )
})

const FORMS_OF_MEMBERS = (await formsOfTheHouse(house, { browser, member })).filter(({ app, action }) =>
  listRoutes(house.apps[app]).some(
    ({ method, path, guards }) =>
      method === 'POST' &&
      !guards.includes('everybody') &&
      new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`).test(action),
  ),
)

/** Whatever a person fills in any form of any page: a form that somebody adds tomorrow is among them. */
test.each(
  FORMS_OF_MEMBERS.map((form) => [`${form.app} ${form.action.replace(/[0-9a-f-]{36}/, ':id')}`, form] as const),
)('each field of %s is filled again after a session was lost', async (_name, { app, page, action, written, boxes }) => {
  await resetRedis()
  await signIn(app)
  const form = load((await browser.get(originOf(app) + page)).text)(`form[action="${action}"]`).first()
  const options = (name: string) => form.find(`select[name="${name}"] option`).last().attr('value')
  const typed = [...written.map((name) => [name, options(name) ?? `Typed in ${name}`] as const), ...boxes]
  await resetRedis()
  const body = new URLSearchParams(
    [['_page', page], ...typed].map(([name, value]) => [name, value] as [string, string]),
  )
  const sent = await browser.send(originOf(app) + action, body.toString())
  await signIn(app)
  const next = await browser.get(originOf(app) + nextOf(sent.location))
  const shown = load(next.text)(`form[action="${action}"]`).first().serializeArray()
  const values = shown.map(({ name, value }) => [name, value])
  expect(values).toEqual(expect.arrayContaining(typed.map((one) => [...one])))
})

test('it is sent by nobody but the person, and gone when it was sent', async () => {
  const { db } = house.contexts.blog
  const count = await db.post.count()
  const next = await losing('blog', '/desk/posts', {
    _page: '/desk/posts/new',
    title: 'Only once',
    visibility: 'public',
  })
  await signIn('blog')
  await browser.get(originOf('blog') + next)
  expect(await db.post.count()).toBe(count)
  expect(
    (await browser.post(`${originOf('blog')}/desk/posts`, { title: 'Only once', visibility: 'public' })).status,
  ).toBe(303)
  expect((await browser.get(`${originOf('blog')}/desk/posts/new`)).text).not.toContain('Only once')
})

test('two tabs get each their own form back', async () => {
  const typed = (title: string) => ({ _page: '/desk/posts/new', title, visibility: 'public' })
  await resetRedis()
  const tabs = []
  for (const title of ['First tab', 'Second tab'])
    tabs.push((await browser.post(`${originOf('blog')}/desk/posts`, typed(title))).location)
  await signIn('blog')
  const pages = await Promise.all(tabs.map((tab) => browser.get(originOf('blog') + nextOf(tab))))
  expect(pages.map(({ text }) => /id="title" name="title" value="([^"]*)"/.exec(text)?.[1])).toEqual([
    'First tab',
    'Second tab',
  ])
})

test('another member who signs in on the same browser is not shown it', async () => {
  await resetRedis()
  await signIn('blog')
  const page = load((await browser.get(`${originOf('blog')}/desk/posts/new`)).text)
  const token = page('form[action="/desk/posts"] input[name="_csrf"]').attr('value') ?? ''
  const form = { _csrf: token, _page: '/desk/posts/new', title: 'A secret of Rosa’s' }
  const next = await losing('blog', '/desk/posts', form)
  await signIn('blog', await createMember(house.contexts.blog, { roles: ['editor'] }))
  expect((await browser.get(originOf('blog') + next)).text).not.toContain('A secret')
  await signIn('blog')
  expect((await browser.get(originOf('blog') + next)).text).toContain('A secret')
})

test('another browser, or one that is not signed in, is not shown it', async () => {
  const next = await losing('account', '/profile', { _page: '/', bio: 'Nobody else reads this' })
  expect((await browser.get(originOf('account') + next)).text).not.toContain('Nobody else')
  const { browser: other } = await house.visitor()
  expect((await other.get(originOf('account') + next)).text).not.toContain('Nobody else')
})

test('a multipart form keeps its fields and asks for the file again', async () => {
  await resetRedis()
  const body = [
    '--x\r\nContent-Disposition: form-data; name="_page"\r\n\r\n/profile\r\n',
    '--x\r\nContent-Disposition: form-data; name="picture"; filename="me.png"\r\nContent-Type: image/png\r\n\r\nPNG\r\n',
    '--x\r\nContent-Disposition: form-data; name="bio"\r\n\r\nBaker by night\r\n--x--\r\n',
  ].join('')
  const headers = { 'content-type': 'multipart/form-data; boundary=x' }
  const sent = await browser.send(`${originOf('account')}/profile`, body, headers)
  await signIn('account')
  const { text } = await browser.get(originOf('account') + nextOf(sent.location))
  expect(text).toContain('Baker by night')
  expect(text).toContain('Please choose your file again.')
})

test('a form that is too long to be kept is refused in words before anybody signs in', async () => {
  await resetRedis()
  const form = { _page: '/desk/posts/new', title: 'Long', text: 'x'.repeat(600_000) }
  const { status, text } = await browser.post(`${originOf('blog')}/desk/posts`, form)
  expect({ status, title: load(text)('h1').text() }).toEqual({
    status: 413,
    title: 'Sign in first, then send this again',
  })
})

test('a long text is taken where long texts are written, and nowhere is one cut', async () => {
  await resetRedis()
  for (const app of ['blog', 'account', 'cart'] as const) await signIn(app)
  const post = { title: 'Long', visibility: 'public', text: '長'.repeat(100_000) }
  expect((await browser.post(`${originOf('blog')}/desk/posts`, post)).status).toBe(303)
  const urlencoded = await browser.post(`${originOf('cart')}/checkout`, { note: 'x'.repeat(600_000) })
  const part = `--x\r\nContent-Disposition: form-data; name="bio"\r\n\r\n${'x'.repeat(600_000)}\r\n--x--\r\n`
  const headers = { 'content-type': 'multipart/form-data; boundary=x' }
  const multipart = await browser.send(`${originOf('account')}/profile`, part, headers)
  for (const { status, text } of [urlencoded, multipart])
    expect({ status, title: load(text)('h1').text() }).toEqual({ status: 413, title: 'That is too long' })
})

test('a browser that sends no origin saves a multipart form, by the token that it begins with', async () => {
  const { browser: old } = await house.visitor()
  const url = `${originOf('account')}/profile`
  const token = load((await old.get(url)).text)('form[action="/profile"] input[name="_csrf"]').attr('value')
  const part = (name: string, value = '') => `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
  const save = (first: string) => {
    const headers = { origin: '', 'content-type': 'multipart/form-data; boundary=x' }
    return old.send(url, `${first}${part('name', 'Rosa Saved')}${part('bio', 'b'.repeat(500))}--x--\r\n`, headers)
  }
  expect((await save(part('_csrf', 'not-the-token'))).status).toBe(403)
  expect((await save(part('other', token))).status).toBe(403)
  expect((await save(part('_csrf', token))).status).toBe(303)
  expect((await old.get(url)).text).toContain('value="Rosa Saved"')
})

describe('a browser that sends no origin and whose session has ended', () => {
  const url = `${originOf('account')}/profile`
  const shown = async (sent: { location: string | undefined }, who: Member) => {
    await signIn('account', who)
    return (await browser.get(originOf('account') + nextOf(sent.location))).text
  }
  const tokenOf = async () =>
    load((await browser.get(url)).text)('form[action="/profile"] input[name="_csrf"]').attr('value') ?? ''
  const part = (name: string, value: string) =>
    `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
  const bodies = {
    urlencoded: (token: string) => new URLSearchParams({ _csrf: token, _page: '/profile', bio: 'By night' }).toString(),
    multipart: (token: string) =>
      `${part('_csrf', token)}${part('_page', '/profile')}${part('bio', 'By night')}--x--\r\n`,
  }
  const types = { urlencoded: 'application/x-www-form-urlencoded', multipart: 'multipart/form-data; boundary=x' }
  const send = async (kind: keyof typeof bodies, token: string) => {
    browser.cookies.clear()
    return browser.send(url, bodies[kind](token), { origin: '', 'content-type': types[kind] })
  }

  test.each(['urlencoded', 'multipart'] as const)('finds its %s form again after the sign-in', async (kind) => {
    await signIn('account')
    const sent = await send(kind, await tokenOf())
    expect(sent.status).toBe(303)
    expect(await shown(sent, member)).toContain('By night')
  })

  test('is shown nothing that another site, or another member, has filled', async () => {
    await signIn('account')
    const [proof = '', mark = ''] = (await tokenOf()).split('.')
    expect((await send('urlencoded', proof)).status).toBe(403)
    expect((await send('urlencoded', '')).status).toBe(403)
    const forged = await send('urlencoded', `${proof}.${mark.replaceAll(/./g, 'x')}`)
    expect(await shown(forged, member)).not.toContain('By night')
    const theirs = await send('urlencoded', `${proof}.${mark}`)
    const other = await createMember(house.contexts.account)
    expect(await shown(theirs, other)).not.toContain('By night')
  })

  test.each(['urlencoded', 'multipart'] as const)(
    'finds its %s form again when it has signed in anew meanwhile',
    async (kind) => {
      await signIn('account')
      const token = await tokenOf()
      await signIn('account')
      const sent = await browser.send(url, bodies[kind](token), { origin: '', 'content-type': types[kind] })
      expect(decodeURIComponent(sent.location ?? '')).toMatch(/^\/auth\/login\?next=\/profile\?kept=/)
      const page = await browser.get(originOf('account') + nextOf(sent.location))
      expect(page.text).toContain('By night')
      await signIn('account', await createMember(house.contexts.account))
      expect((await browser.send(url, bodies[kind](token), { origin: '', 'content-type': types[kind] })).status).toBe(
        403,
      )
    },
  )

  test('is shown no form whose second token hides the first', async () => {
    await signIn('account')
    const token = await tokenOf()
    browser.cookies.clear()
    const body = `${part('_csrf', token)}${part('_csrf', 'none')}${part('bio', 'By night')}--x--\r\n`
    const sent = await browser.send(url, body, { origin: '', 'content-type': types.multipart })
    expect(sent.location ?? '').not.toContain('kept')
  })
})

test('a member whose sign-in is too old proves it again and finds the form as it was', async () => {
  const { browser: admin, member: someone } = await house.visitor(['administrator'])
  const hours = Math.floor(Date.now() / 1000) - 7200
  await signedIn(house.contexts.account, { cookies: admin.cookies, origin: originOf('account') }, someone, {
    authTime: hours,
  })
  const sent = await admin.post(`${originOf('account')}/invitations`, { _page: '/', email: 'ann@example.org' })
  expect(decodeURIComponent(sent.location ?? '')).toMatch(/^\/auth\/login\?fresh=1&next=\/\?kept=/)
})

async function losing(app: AppName, path: string, form: Readonly<Record<string, string>>): Promise<string> {
  await resetRedis()
  return nextOf((await browser.post(originOf(app) + path, form)).location)
}

async function fillBasket(): Promise<void> {
  const { transact, services } = house.contexts.cart
  const owner = { memberId: member.id, cartHash: null }
  const line = { owner, kind: 'product', refId: product.variantId, quantity: 1 } as const
  await transact((tx) => services.cart.addLine(tx, line))
}

function nextOf(location = ''): string {
  return new URL(location, 'http://own.invalid').searchParams.get('next') ?? '/'
}
