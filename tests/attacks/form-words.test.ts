import { afterAll, expect, test } from '@jest/globals'
import { createCalendar } from '@rose-ash/domains/events/calendars/create-calendar'
import { createEntry } from '@rose-ash/domains/events/entries/create-entry'
import { createMember } from '@rose-ash/domains/testing/factories/create-member'
import { createProduct } from '@rose-ash/domains/testing/factories/create-product'
import { APP_NAMES, type AppName } from '@rose-ash/shared/config/app-name'
import { MEMBER_ROLES } from '@rose-ash/shared/protocols/member'
import { load } from 'cheerio'
import { lostValues, markFaults, wordFaults } from './support/form-faults.ts'
import { addressOf, listRoutes } from './support/list-routes.ts'
import { openSixApps, originOf } from './support/six-apps.ts'

const house = await openSixApps()
afterAll(() => house.close())
const { browser, member } = await house.visitor(MEMBER_ROLES)

/** What a person fills; the rest of a form is ours. */
const FILLED = 'textarea, select, input:not([type=hidden], [type=file], [type=submit], [type=checkbox], [type=radio])'
/** They end what the others need, or their own page: a line of no pieces, a membership that rests already. */
const ENDINGS = /\/(?:auth\/logout|records\/deletion|sign-out|suspension)$|kept-forms|^\/lines\//

interface Form {
  readonly app: AppName
  readonly action: string
  /** Every field with its value as the page shows it. */
  readonly fields: readonly (readonly [name: string, value: string])[]
  readonly filled: readonly string[]
}

const forms = await findForms(await pagesWithForms())

test('the pages of the house have the forms that people write into', () => {
  const found = forms.map(({ app, action }) => `${app} ${action.replace(/[0-9a-f-]{36}/, ':id')}`)
  expect(found).toEqual(
    expect.arrayContaining([
      'blog /desk/posts',
      'blog /desk/posts/:id',
      'market /desk/products',
      'market /desk/products/:id',
      'market /desk/variants/:id',
      'market /desk/sellers/shop',
      'events /desk/entries',
      'events /desk/entries/:id',
      'cart /checkout',
      'account /profile',
      'account /invitations',
    ]),
  )
})

test.each(forms.map((form) => [`${form.app} ${form.action}`, form] as const))(
  'whatever is typed into %s, the answer is a sentence at the field, and nothing is lost',
  async (_name, form) => {
    const faults = new Set<string>()
    for (const [what, body, typed] of bodiesFor(form)) {
      await forgetLimits()
      const { status, text, location } = await browser.send(originOf(form.app) + form.action, body.toString())
      const next = location?.startsWith('/') ? (await browser.get(originOf(form.app) + location)).text : text
      const $ = load(next)
      const isRefused = status >= 400
      const isShown = $(`form[method="post"][action="${form.action}"]`).length > 0
      const found = [
        ...(status >= 500 ? ['falls over'] : []),
        ...wordFaults($),
        ...markFaults($),
        ...(isRefused && !isShown ? [`is an error page, ${status}`] : []),
        ...(isRefused && isShown ? lostValues($, form.action, typed) : []),
      ]
      for (const fault of found) faults.add(`${what}: ${fault}`)
    }
    expect([...faults]).toEqual([])
  },
  120_000,
)

/** The bodies that the form is sent with, and what a person has typed in each. */
function* bodiesFor({
  fields,
  filled,
}: Form): Generator<readonly [what: string, body: URLSearchParams, typed: Readonly<Record<string, string>>]> {
  const withValue = (name: string, value: string) =>
    [...fields.filter(([other]) => other !== name), [name, value]] as [string, string][]
  const nothing = fields.map(([name, value]) => [name, filled.includes(name) ? '' : value])
  yield ['nothing', new URLSearchParams(nothing), {}]
  yield ['no field', new URLSearchParams(fields.filter(([name]) => !filled.includes(name)).map(([...one]) => one)), {}]
  for (const name of filled) {
    for (const value of ['¿?', '-1', 'x'.repeat(30_000)]) {
      const all = withValue(name, value)
      yield [`${name}=${value.slice(0, 3)}`, new URLSearchParams(all), Object.fromEntries(all)]
    }
    const others = fields.filter(([other]) => other !== name).map(([...one]) => one)
    const typed = Object.fromEntries(others)
    yield [`${name} twice`, new URLSearchParams([...others, [name, 'a'], [name, 'b']]), typed]
    yield [`${name}[a]`, new URLSearchParams([...others, [`${name}[a]`, 'c']]), typed]
  }
}

async function findForms(pages: readonly (readonly [AppName, string])[]): Promise<readonly Form[]> {
  const found = new Map<string, Form>()
  for (const [app, path] of pages) {
    const $ = load((await browser.get(originOf(app) + path)).text)
    for (const element of $('form[method="post"]').toArray()) {
      const form = $(element)
      const action = form.attr('action') ?? path
      const filled = [
        ...new Set(
          form
            .find(FILLED)
            .toArray()
            .flatMap((field) => $(field).attr('name') ?? []),
        ),
      ]
      if (filled.length === 0 || !action.startsWith('/') || ENDINGS.test(action) || found.has(app + action)) continue
      const fields = form.serializeArray().map(({ name, value }) => [name, value] as const)
      found.set(app + action, { app, action, fields, filled })
    }
  }
  return [...found.values()]
}

/** Every page without a parameter, and one of each that is about something. */
async function pagesWithForms(): Promise<readonly (readonly [AppName, string])[]> {
  const { blog, market, events, cart } = house.contexts
  await browser.post(`${originOf('blog')}/desk/posts`, { title: 'A draft', visibility: 'public', text: 'Words.' })
  const post = await blog.db.post.findFirstOrThrow()
  const product = await createProduct(market)
  const entry = await events.transact(async (tx) => {
    await createCalendar(events, tx, { slug: 'yard', name: 'In the Yard' })
    const times = { startsLocal: '2027-03-01T10:00', durationMinutes: 60 }
    return createEntry(events, tx, { calendar: 'yard', title: 'Fair', ...times })
  })
  const owner = { memberId: member.id, cartHash: null }
  const line = { owner, kind: 'product', refId: product.variantId, quantity: 1 } as const
  await cart.transact((tx) => cart.services.cart.addLine(tx, line))
  const other = await createMember(house.contexts.account)
  const plain = APP_NAMES.flatMap((app) =>
    listRoutes(house.apps[app])
      .filter(({ method, path }) => method === 'GET' && !/[:*]|^\/(?:oidc|internal|hooks|auth)\b/.test(path))
      .map((route) => [app, addressOf(route)] as const),
  )
  return [
    // Before the walk reaches the desk, where it changes what is in the basket.
    ['cart', '/checkout'],
    ...plain,
    ['blog', `/desk/posts/${post.id}`],
    ['market', `/desk/products/${product.productId}`],
    ['events', `/desk/entries/${entry.id}`],
    ['account', `/members/${other.id}`],
  ]
}

/** Nobody types so much so fast. */
async function forgetLimits(): Promise<void> {
  const { redis } = house.contexts.account
  const keys = await redis.keys('*limit:*')
  if (keys.length > 0) await redis.del(keys)
}
