import { afterAll, expect, test } from '@jest/globals'
import { createDevice } from '@rose-ash/domains/testing/factories/create-device'
import { createProduct } from '@rose-ash/domains/testing/factories/create-product'
import { APP_NAMES } from '@rose-ash/shared/config/app-name'
import { addressOf, listRoutes } from './support/list-routes.ts'
import { openSixApps, originOf } from './support/six-apps.ts'

const house = await openSixApps()
afterAll(() => house.close())
const { db, services } = house.contexts.account
const [rosa, mallory] = [await house.visitor(), await house.visitor()]

const SECRET = 'Leave it with the neighbour at number nine'
const order = await db.order.create({
  data: {
    memberId: rosa.member.id,
    email: rosa.member.email,
    contactName: 'Rosa Marsh',
    phone: '01632 960 123',
    note: SECRET,
    currency: 'GBP',
    subtotalMinor: 420,
    totalMinor: 420,
    vatMinor: 0,
    expiresAt: new Date(Date.now() + 3_600_000),
  },
})

/** Every page and form with an id in its address, asked for with the id of something of Rosa's. */
const WITH_ID = APP_NAMES.flatMap((app) =>
  listRoutes(house.apps[app])
    .filter(({ path }) => /\/orders\/:id|\/receipts\/:id|\/tickets\/:id|\/bookings\/:id|\/exports\/:id/.test(path))
    .map((route) => ({ app, route })),
)

test('the owner sees her order, so that the cases below mean something', async () => {
  const page = await rosa.browser.get(`${originOf('cart')}/orders/${order.id}`)
  expect({ status: page.status, isThere: page.text.includes(String(order.number)) }).toEqual({
    status: 200,
    isThere: true,
  })
  const before = await rosa.browser.get(`${originOf('account')}/orders/${order.id}`)
  expect([before.status, before.location]).toEqual([301, `${originOf('cart')}/orders/${order.id}`])
})

test.each(WITH_ID.map(({ app, route }) => [`${app} ${route.method} ${route.path}`, { app, route }] as const))(
  '%s does not exist for another member, and a desk is shut whatever is on it',
  async (_name, { app, route }) => {
    const status = route.path.startsWith('/desk/') ? 403 : 404
    const url = originOf(app) + addressOf(route).replace('018f3c1e-0000-7000-8000-000000000000', order.id)
    const send = () => (route.method === 'GET' ? mallory.browser.get(url) : mallory.browser.post(url))
    const answer = await send()
    expect({ status: answer.status, tells: answer.text.includes(SECRET) }).toEqual({ status, tells: false })
    expect((await db.order.findUniqueOrThrow({ where: { id: order.id } })).status).toBe('pending')
  },
)

test.each(['0', '-1', '1 OR 1=1', '..%2F', '%00', order.id.toUpperCase(), `${order.id}%20`, `{${order.id}}`])(
  'an order asked for as %j is not there for another member, and breaks nothing',
  async (id) => {
    for (const app of ['cart', 'account'] as const) {
      const answer = await mallory.browser.get(`${originOf(app)}/orders/${id}`)
      expect([301, 303, 400, 404]).toContain(answer.status)
      expect(answer.text).not.toContain(SECRET)
    }
  },
)

test('orders are listed to their member only', async () => {
  for (const app of ['cart', 'account'] as const) {
    const page = await mallory.browser.get(`${originOf(app)}/orders?memberId=${rosa.member.id}`)
    expect(page.text).not.toContain(order.id)
  }
})

test("a line of somebody else's basket can be neither changed nor taken", async () => {
  const { variantId } = await createProduct(house.contexts.market)
  await rosa.browser.post(`${originOf('market')}/cart/lines`, { refId: variantId, quantity: '2' })
  const owner = { memberId: rosa.member.id, cartHash: null }
  const line = (await services.cart.readCart(db, { owner })).lines[0]!
  for (const thief of [mallory.browser, house.browser()]) {
    for (const quantity of ['0', '99']) await thief.post(`${originOf('cart')}/lines/${line.id}`, { quantity })
    await thief.post(`${originOf('cart')}/cart/lines/removal`, { refId: variantId, quantity: '2' })
  }
  expect((await services.cart.readCart(db, { owner })).lines).toMatchObject([{ quantity: 2 }])
})

test("a guessed or planted basket cookie leads to nobody's basket", async () => {
  const thief = house.browser()
  for (const token of [rosa.member.id, 'A'.repeat(43), '../../x', '0'.repeat(64)]) {
    thief.cookies.set('.rose.localhost', 'rose_cart', token)
    const page = await thief.get(`${originOf('cart')}/`)
    expect({ status: page.status, tells: page.text.includes('Rye loaf') }).toEqual({ status: 200, tells: false })
  }
})

test("a member's device is signed out by its member only", async () => {
  await createDevice(house.contexts.account, { sessionUid: 'rosas-phone', memberId: rosa.member.id })
  const [device] = await services.identity.listDevices(db, rosa.member.id)
  expect((await mallory.browser.post(`${originOf('account')}/devices/${device!.id}/revocation`)).status).toBe(404)
  await mallory.browser.post(`${originOf('account')}/devices/others/revocation`)
  expect(await services.identity.listDevices(db, rosa.member.id)).toHaveLength(1)
})

test('a form cannot name the member it speaks for', async () => {
  const claims = { memberId: rosa.member.id, id: rosa.member.id, email: rosa.member.email, name: 'Taken over' }
  await mallory.browser.post(`${originOf('account')}/profile`, claims)
  expect(await services.account.getMember(db, rosa.member.id)).toMatchObject({ name: 'Rosa Marsh' })
})

test('a member sees no page of the desk that tells of another', async () => {
  for (const path of ['/', '/orders', '/newsletters', '/devices', '/profile']) {
    const { text } = await mallory.browser.get(originOf('account') + path)
    expect(text).not.toMatch(new RegExp(`${rosa.member.email}|${SECRET}|${rosa.member.id}`))
  }
})
