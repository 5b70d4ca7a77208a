import { afterAll, expect, test } from '@jest/globals'
import { createCalendar } from '@rose-ash/domains/events/calendars/create-calendar'
import { createEntry } from '@rose-ash/domains/events/entries/create-entry'
import { createMember } from '@rose-ash/domains/testing/factories/create-member'
import { createProduct } from '@rose-ash/domains/testing/factories/create-product'
import type { Browser } from '@rose-ash/server/testing/browser'
import { APP_NAMES, type AppName } from '@rose-ash/shared/config/app-name'
import { MEMBER_ROLES } from '@rose-ash/shared/protocols/member'
import { load } from 'cheerio'
import { type FormDoor, formDoors } from './support/form-doors.ts'
import { lostValues, markFaults, wordFaults } from './support/form-faults.ts'
import { addressOf, listRoutes } from './support/list-routes.ts'
import { openSixApps, originOf } from './support/six-apps.ts'

const house = await openSixApps()
afterAll(() => house.close())
const { browser, member } = await house.visitor(MEMBER_ROLES)

/** What a person fills; the rest of a form is ours. */
const WRITTEN = 'textarea, select, input:not([type=hidden], [type=file], [type=submit], [type=checkbox], [type=radio])'
/** They end what the others need, or their own page, and are opened anew each time: `formDoors`. */
const ENDINGS = /\/(?:auth\/logout|records\/deletion|sign-out|suspension)$|kept-forms|^\/lines\//

type Fields = readonly (readonly [name: string, value: string])[]

interface Form {
  readonly app: AppName
  readonly action: string
  /** Every field with its value as the page shows it. */
  readonly fields: Fields
  readonly written: readonly string[]
  /** Every box that one can tick, with its value; of choices that exclude each other the last. */
  readonly boxes: Fields
}

interface Sending {
  readonly what: string
  readonly body: Fields
  /** What a person has typed and ticked in it. */
  readonly typed: Fields
  /** No browser sends it, so that the answer may be any page that tells so. */
  readonly isForged?: boolean
}

const forms = await findForms(await pagesWithForms())
const doors = await formDoors(house)

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
    for (const sending of sendingsFor(form)) {
      await forgetLimits()
      for (const fault of await faultsOf(browser, form, sending)) faults.add(`${sending.what}: ${fault}`)
    }
    expect([...faults]).toEqual([])
  },
  120_000,
)

test.each(doors.map((door) => [door.name, door] as const))(
  'whatever is typed into %s, the answer is a sentence at the field, and nothing is lost',
  async (_name, door) => {
    const faults = new Set<string>()
    const count = [...sendingsFor(await openDoor(door))].length
    for (let index = 0; index < count; index += 1) {
      const form = await openDoor(door)
      const sending = [...sendingsFor(form)][index]!
      for (const fault of await faultsOf(door.browser, form, sending)) faults.add(`${sending.what}: ${fault}`)
    }
    expect([...faults]).toEqual([])
  },
  120_000,
)

async function openDoor({ browser, app, action, open }: FormDoor): Promise<Form> {
  await forgetLimits()
  const found = formsOn((await browser.open(originOf(app) + (await open()))).text, app)
  const form = found.find((one) => action.test(one.action))
  if (!form) throw new Error(`no form that leads to ${action}`)
  return form
}

async function faultsOf(by: Browser, form: Form, { body, typed, isForged = false }: Sending): Promise<string[]> {
  const sent = new URLSearchParams(body.map(([...one]) => one)).toString()
  const { status, text, location } = await by.send(originOf(form.app) + form.action, sent)
  const next = location?.startsWith('/') ? (await by.get(originOf(form.app) + location)).text : text
  const $ = load(next)
  const isRefused = status >= 400
  const isShown = $(`form[method="post"][action="${form.action}"]`).length > 0
  return [
    ...(status >= 500 ? ['falls over'] : []),
    ...wordFaults($),
    ...markFaults($),
    ...(status === 422 && isShown && !isForged && $('[aria-invalid="true"]').length === 0 ? ['marks no field'] : []),
    ...($('#notices .notice--no').length > 0 ? ['says it above the page, not at its field'] : []),
    ...(isRefused && !isShown && !isForged ? [`is an error page, ${status}`] : []),
    ...(isRefused && isShown ? lostValues($, form.action, typed) : []),
  ]
}

/** What the form is sent with. */
function* sendingsFor({ fields, written, boxes }: Form): Generator<Sending> {
  const ours = fields.filter(([name]) => !written.includes(name) && !boxes.some(([box]) => box === name))
  const without = (name: string) => fields.filter(([other]) => other !== name)
  yield { what: 'nothing', body: [...ours, ...written.map((name) => [name, ''] as const)], typed: [] }
  yield { what: 'no field', body: ours, typed: [] }
  for (const name of written) {
    for (const value of ['¿?', '-1', 'x'.repeat(30_000)]) {
      const body = [...without(name), [name, value] as const]
      yield { what: `${name}=${value.slice(0, 3)}`, body, typed: body }
      if (boxes.length === 0) continue
      const ticked = [...body.filter(([other]) => !boxes.some(([box]) => box === other)), ...boxes]
      yield { what: `${name}=${value.slice(0, 3)}, all ticked`, body: ticked, typed: ticked }
    }
    const others = without(name)
    yield { what: `${name} twice`, body: [...others, [name, 'a'], [name, 'b']], typed: others }
    yield { what: `${name}[a]`, body: [...others, [`${name}[a]`, 'c']], typed: others }
  }
  for (const name of new Set(boxes.map(([box]) => box))) {
    const others = without(name)
    const forged: readonly Fields[] = [
      [[name, '¿?']],
      [[`${name}[a]`, 'c']],
      [
        [name, 'a'],
        [name, 'b'],
      ],
    ]
    for (const one of forged)
      yield { what: `box ${one.join(' ')}`, body: [...others, ...one], typed: others, isForged: true }
  }
}

async function findForms(pages: readonly (readonly [AppName, string])[]): Promise<readonly Form[]> {
  const found = new Map<string, Form>()
  for (const [app, path] of pages)
    for (const form of formsOn((await browser.get(originOf(app) + path)).text, app))
      if (!ENDINGS.test(form.action) && !found.has(app + form.action)) found.set(app + form.action, form)
  return [...found.values()]
}

function formsOn(html: string, app: AppName): Form[] {
  const $ = load(html)
  return $('form[method="post"]')
    .toArray()
    .flatMap((element) => {
      const form = $(element)
      const action = form.attr('action') ?? ''
      const named = (fields: string) =>
        form
          .find(fields)
          .toArray()
          .map((field) => $(field))
          .filter((field) => field.attr('name'))
      const written = [...new Set(named(WRITTEN).map((field) => field.attr('name')!))]
      const ticks = (kind: string) =>
        named(`input[type=${kind}]`).map((field) => [field.attr('name')!, field.attr('value') ?? 'on'] as const)
      const boxes = [...ticks('checkbox'), ...new Map(ticks('radio'))]
      if (written.length + boxes.length === 0 || !action.startsWith('/')) return []
      const fields = form.serializeArray().map(({ name, value }) => [name, value] as const)
      return [{ app, action, fields, written, boxes }]
    })
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
