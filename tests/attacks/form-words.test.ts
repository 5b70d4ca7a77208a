import { afterAll, expect, test } from '@jest/globals'
import type { Browser } from '@rose-ash/server/testing/browser'
import { MEMBER_ROLES } from '@rose-ash/shared/protocols/member'
import { load } from 'cheerio'
import { type FormDoor, formDoors } from './support/form-doors.ts'
import { lostValues, markFaults, wordFaults } from './support/form-faults.ts'
import { type Fields, type Form, formsOfTheHouse, formsOn } from './support/forms-of-the-house.ts'
import { openSixApps, originOf } from './support/six-apps.ts'

const house = await openSixApps()
afterAll(() => house.close())
const { browser, member } = await house.visitor(MEMBER_ROLES)

interface Sending {
  readonly what: string
  readonly body: Fields
  /** What a person has typed and ticked in it. */
  readonly typed: Fields
  /** No browser sends it, so that the answer may be any page that tells so. */
  readonly isForged?: boolean
}

const forms = await formsOfTheHouse(house, { browser, member })
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
  const page = await open()
  const found = formsOn((await browser.open(originOf(app) + page)).text, app, page)
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

/** Nobody types so much so fast. */
async function forgetLimits(): Promise<void> {
  const { redis } = house.contexts.account
  const keys = await redis.keys('*limit:*')
  if (keys.length > 0) await redis.del(keys)
}
