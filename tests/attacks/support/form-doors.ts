import { beginTotp } from '@rose-ash/domains/identity/totp/begin-totp'
import { createMember } from '@rose-ash/domains/testing/factories/create-member'
import { createProduct } from '@rose-ash/domains/testing/factories/create-product'
import type { Browser } from '@rose-ash/server/testing/browser'
import type { AppName } from '@rose-ash/shared/config/app-name'
import { MEMBER_ROLES, type Member } from '@rose-ash/shared/protocols/member'
import { askForLetter, letterTo, pressLink } from './sign-in-steps.ts'
import { originOf, type SixApps } from './six-apps.ts'

/** A form that is gone once it was taken, or that stands behind some steps. */
export interface FormDoor {
  readonly name: string
  readonly app: AppName
  readonly action: RegExp
  readonly browser: Browser
  /** Makes the form be there, and returns the path of its page. */
  open(): Promise<string>
}

/** The members and browsers of a kind of door. */
type Someone = { readonly browser: Browser; readonly member: Member }

export async function formDoors(house: SixApps): Promise<readonly FormDoor[]> {
  const steward = await house.visitor(MEMBER_ROLES)
  return [...signInDoors(house), ...(await memberDoors(house, steward)), ...(await cartDoors(house, steward))]
}

function signInDoors(house: SixApps): FormDoor[] {
  const [asking, waiting, second] = [house.browser(), house.browser(), house.browser()]
  const pathOf = (url: string) => new URL(url).pathname
  const ask = async (browser: Browser) => pathOf((await browser.open(`${originOf('blog')}/auth/login?next=/`)).url)
  return [
    { name: 'the sign-in', browser: asking, action: /^\/sign-in\/[\w-]+$/, open: () => ask(asking) },
    {
      name: 'the code of a letter',
      browser: waiting,
      action: /\/code$/,
      open: async () => pathOf((await askForLetter(waiting, { email: 'wanda@members.example' })).url),
    },
    {
      name: 'the second code',
      browser: second,
      action: /\/second$/,
      async open() {
        const email = await memberWithCodes(house)
        await askForLetter(second, { email })
        return pathOf((await pressLink(second, (await letterTo(house, email)).link)).url)
      },
    },
  ].map((door) => ({ ...door, app: 'federation' }))
}

async function memberWithCodes({ federation }: SixApps): Promise<string> {
  const { id, email } = await createMember(federation)
  await federation.transact((tx) => beginTotp(federation, tx, id))
  await federation.db.totpSecret.update({ where: { memberId: id }, data: { confirmedAt: new Date() } })
  return email
}

async function memberDoors(house: SixApps, { browser }: Someone): Promise<FormDoor[]> {
  const { db } = house.contexts.account
  const resting = await createMember(house.contexts.account)
  const leaving = await house.visitor()
  return [
    {
      name: 'a suspension',
      app: 'account',
      browser,
      action: /\/suspension$/,
      async open() {
        await db.member.update({ where: { id: resting.id }, data: { status: 'active' } })
        return `/members/${resting.id}`
      },
    },
    {
      name: 'the deletion of an account',
      app: 'account',
      browser: leaving.browser,
      action: /^\/records\/deletion$/,
      open: async () => '/records',
    },
  ]
}

async function cartDoors(house: SixApps, { browser, member }: Someone): Promise<FormDoor[]> {
  const { db, transact, services } = house.contexts.cart
  const product = await createProduct(house.contexts.market)
  const { id: orderId, totalMinor, currency } = await placeOrder()
  await db.payment.create({ data: { orderId, provider: 'sumup', amountMinor: totalMinor, currency } })

  async function fillBasket() {
    const owner = { memberId: member.id, cartHash: null }
    const line = { owner, kind: 'product', refId: product.variantId, quantity: 1 } as const
    await transact((tx) => services.cart.addLine(tx, line))
  }

  async function placeOrder() {
    const placed = { memberId: member.id, email: member.email, contactName: 'Rosa', expiresAt: new Date() }
    const sums = { currency: 'GBP', subtotalMinor: 420, totalMinor: 420, vatMinor: 0 }
    return db.order.create({ data: { ...placed, ...sums, status: 'paid', paidAt: new Date() } })
  }

  return [
    {
      name: 'a line of the basket',
      app: 'cart',
      browser,
      action: /^\/lines\//,
      async open() {
        await db.cartLine.deleteMany()
        await fillBasket()
        return '/'
      },
    },
    {
      name: 'a refund',
      app: 'cart',
      browser,
      action: /\/refunds$/,
      async open() {
        await db.refund.deleteMany()
        await db.payment.updateMany({ data: { refundedMinor: 0 } })
        return `/desk/orders/${orderId}/refunds/new`
      },
    },
  ]
}
