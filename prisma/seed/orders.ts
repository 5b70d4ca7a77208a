import { placeOrder } from '@rose-ash/domains/cart/orders/place-order'
import { recordPayment } from '@rose-ash/domains/cart/payments/record-payment'
import type { SharedContext } from '@rose-ash/domains/context/shared-context'
import { findProduct } from '@rose-ash/domains/market/products/find-product'
import type { DemoClock } from './demo-clock.ts'

interface DemoOrder {
  readonly email: string
  readonly name: string
  readonly daysAgo: number
  readonly note?: string
  /** Slug and how many. */
  readonly things: readonly (readonly [string, number])[]
}

const ORDERS: readonly DemoOrder[] = [
  {
    email: 'member@rose.localhost',
    name: 'Mara Fenwick',
    daysAgo: 31,
    things: [
      ['tuesday-loaf', 1],
      ['harvest-box-medium', 1],
      ['field-eggs', 2],
    ],
  },
  {
    email: 'member@rose.localhost',
    name: 'Mara Fenwick',
    daysAgo: 10,
    note: 'I will be late on Friday.',
    things: [
      ['slow-rye', 1],
      ['hob-lane-hard', 2],
      ['dry-cider', 2],
      ['beeswax-candles', 1],
    ],
  },
  {
    email: 'maker@rose.localhost',
    name: 'Wren Alder',
    daysAgo: 6,
    things: [
      ['strong-white-flour', 3],
      ['salted-butter', 2],
      ['house-coffee', 1],
    ],
  },
]

/** Gives the demo members a few paid orders in their past, through the cart's domain. Members who have orders are left alone. */
export async function seedOrders(ctx: SharedContext, clock: DemoClock): Promise<void> {
  const done = new Set<string>()
  for (const order of ORDERS) {
    const member = await ctx.db.member.findUnique({ where: { email: order.email }, select: { id: true, name: true } })
    if (!member || (!done.has(member.id) && (await hasOrders(ctx, member.id)))) continue
    done.add(member.id)
    await clock.daysAgo(order.daysAgo, () => placeAndPay(ctx, member, order))
  }
}

async function hasOrders({ db, services }: SharedContext, memberId: string): Promise<boolean> {
  return (await services.cart.listOrders(db, { memberId, limit: 1 })).length > 0
}

async function placeAndPay(
  ctx: SharedContext,
  { id: memberId, name }: { readonly id: string; readonly name: string },
  order: DemoOrder,
): Promise<void> {
  const { cart } = ctx.services
  const owner = { memberId, cartHash: null }
  const point = await ctx.db.collectionPoint.findUnique({ where: { slug: 'tannery-yard' }, select: { id: true } })
  await ctx.transact(async (tx) => {
    for (const [slug, quantity] of order.things) {
      const product = await findProduct(tx, { slug })
      const [variant] = product?.variants ?? []
      if (variant) await cart.addLine(tx, { owner, kind: 'product', refId: variant.id, quantity })
    }
    const { version, totalMinor } = await cart.readCart(tx, { owner })
    const placed = await placeOrder(ctx, tx, {
      memberId,
      cartVersion: version,
      agreedTotalMinor: totalMinor,
      contact: { name: name || order.name, email: order.email },
      note: order.note ?? '',
      collectionPointId: point?.id ?? null,
      merchantCode: 'DEMO',
      payWithinMs: 900_000,
    })
    if (placed.kind !== 'placed' || !placed.attemptId) return
    await recordPayment(ctx, tx, {
      attemptId: placed.attemptId,
      transactionId: `demo-${placed.attemptId}`,
      transactionCode: 'DEMO',
    })
  })
}
