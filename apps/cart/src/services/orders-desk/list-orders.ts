import { packable } from '@rose-ash/domains/cart/orders/packable'
import { OPEN_STATES } from '@rose-ash/domains/cart/payments/attempt-states'
import type { Prisma } from '@rose-ash/shared/db/client'
import type { AppContext } from '../../context.ts'

const PAGE = 50

const SHOWN = {
  id: true,
  number: true,
  status: true,
  fulfilment: true,
  contactName: true,
  totalMinor: true,
  currency: true,
  placedAt: true,
  refunds: { where: { status: 'done' }, select: { amountMinor: true, payment: { select: { status: true } } } },
} as const satisfies Prisma.OrderSelect

export type DeskOrderLine = Prisma.OrderGetPayload<{ select: typeof SHOWN }>

/** Which orders a steward looks at. */
export const ORDER_SHELVES = ['all', 'to-pack', 'to-hand-over'] as const
export type OrderShelf = (typeof ORDER_SHELVES)[number]

export interface DeskOrders {
  readonly orders: readonly DeskOrderLine[]
  /** The ids of those that can be packed and handed over. */
  readonly packableIds: ReadonlySet<string>
  /** The `before` of the next page; null on the last page. */
  readonly nextBefore: number | null
}

interface ListOrders {
  readonly shelf: OrderShelf
  readonly number?: number | undefined
  readonly before?: number | undefined
}

/** Orders of all buyers, newest first: those of a shelf, or the one with this number. */
export async function listOrders(
  { db }: Pick<AppContext, 'db'>,
  { shelf, number, before }: ListOrders,
): Promise<DeskOrders> {
  const place = number === undefined ? { ...(before && { number: { lt: before } }) } : { number }
  const where = { ...onShelf(db, shelf), ...place }
  const rows = await db.order.findMany({ where, select: SHOWN, orderBy: { number: 'desc' }, take: PAGE + 1 })
  const orders = rows.slice(0, PAGE)
  const among = { id: { in: orders.map(({ id }) => id) }, ...packable(db) }
  const packed = await db.order.findMany({ where: among, select: { id: true } })
  return {
    orders,
    packableIds: new Set(packed.map(({ id }) => id)),
    nextBefore: rows.length > PAGE ? (orders.at(-1)?.number ?? null) : null,
  }
}

function onShelf(db: AppContext['db'], shelf: OrderShelf): Prisma.OrderWhereInput {
  if (shelf === 'all') return {}
  return { ...packable(db), fulfilment: shelf === 'to-pack' ? 'none' : 'packed' }
}

/** Why an order needs a steward, as conditions. */
export const NEEDS = {
  owed: { payments: { some: { status: 'owed', closedAt: null } } },
  mismatched: { attempts: { some: { status: 'mismatched' } } },
  unresolved: { attempts: { some: { unresolvedAt: { not: null }, status: { in: [...OPEN_STATES] } } } },
} as const satisfies Record<string, Prisma.OrderWhereInput>

export type Need = keyof typeof NEEDS

/** Orders that need a steward, with the reason. */
export async function listOrdersNeedingSteward({
  db,
}: Pick<AppContext, 'db'>): Promise<readonly { readonly need: Need; readonly order: DeskOrderLine }[]> {
  const found = await Promise.all(
    Object.entries(NEEDS).map(async ([need, where]) => {
      const orders = await db.order.findMany({ where, select: SHOWN, orderBy: { number: 'asc' }, take: PAGE })
      return orders.map((order) => ({ need: need as Need, order }))
    }),
  )
  return found.flat()
}
