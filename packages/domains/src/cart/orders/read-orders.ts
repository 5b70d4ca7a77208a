import type { Prisma, Tx } from '@rose-ash/shared/db/client'
import type { VatRow } from '@rose-ash/shared/money/totals'
import {
  FULFILMENTS,
  ORDER_LINE_KINDS,
  ORDER_STATUSES,
  type OrderDetails,
  type OrderLineView,
  type OrderSummary,
} from '@rose-ash/shared/protocols/cart'
import { oneOf } from '@rose-ash/shared/words/one-of'

const PARTS = {
  lines: { orderBy: { position: 'asc' } },
  refunds: {
    where: { status: 'done' },
    orderBy: { doneAt: 'asc' },
    include: { payment: { select: { status: true } } },
  },
} as const satisfies Prisma.OrderInclude
type OrderRow = Prisma.OrderGetPayload<{ include: typeof PARTS }>

/** A member's orders, newest first. */
export async function listOrders(
  tx: Tx,
  { memberId, limit = 50 }: { readonly memberId: string; readonly limit?: number },
): Promise<readonly OrderSummary[]> {
  const rows = await tx.order.findMany({
    where: { memberId },
    include: PARTS,
    orderBy: { placedAt: 'desc' },
    take: limit,
  })
  return rows.map(toSummary)
}

/** The orders of a member that wait for their payment, newest first. */
export async function listWaitingOrders(
  tx: Tx,
  { memberId }: { readonly memberId: string },
): Promise<readonly OrderSummary[]> {
  const where = { memberId, status: 'pending' }
  return (await tx.order.findMany({ where, include: PARTS, orderBy: { placedAt: 'desc' } })).map(toSummary)
}

/** One order; null when it does not exist or belongs to another member. */
export async function findOrder(
  tx: Tx,
  { orderId, memberId }: { readonly orderId: string; readonly memberId?: string },
): Promise<OrderDetails | null> {
  const row = await tx.order.findFirst({
    where: { id: orderId, ...(memberId !== undefined && { memberId }) },
    include: { ...PARTS, attempts: { orderBy: { createdAt: 'desc' }, take: 1 } },
  })
  if (!row) return null
  const [attempt] = row.attempts
  return {
    ...toSummary(row),
    memberId: row.memberId,
    email: row.email,
    contactName: row.contactName,
    phone: row.phone,
    note: row.note,
    handoverWords: row.handoverWords,
    subtotalMinor: row.subtotalMinor,
    discountMinor: row.discountMinor,
    vatMinor: row.vatMinor,
    vatRows: vatRowsOf(row),
    lines: row.lines.map(toLine),
    expiresAt: row.expiresAt,
    closedAt: row.closedAt,
    attempt: attempt ? { id: attempt.id, status: attempt.status } : null,
    refunds: refundsOf(row).map(({ amountMinor, doneAt }) => ({ amountMinor, doneAt })),
  }
}

function toSummary(row: OrderRow): OrderSummary {
  return {
    id: row.id,
    number: row.number,
    status: oneOf(ORDER_STATUSES, row.status),
    fulfilment: oneOf(FULFILMENTS, row.fulfilment),
    totalMinor: row.totalMinor,
    currency: row.currency,
    refundedMinor: refundsOf(row).reduce((sum, { amountMinor }) => sum + amountMinor, 0),
    itemCount: row.lines.reduce((count, { quantity }) => count + quantity, 0),
    titles: row.lines.slice(0, 3).map(({ title }) => title),
    placedAt: row.placedAt,
    paidAt: row.paidAt,
    path: `/orders/${row.id}`,
  }
}

/** The refunds of an order; for a paid order, refunds of a double payment are left out. */
function refundsOf({ status, refunds }: OrderRow): OrderRow['refunds'] {
  return status === 'paid' ? refunds.filter(({ payment }) => payment.status === 'applied') : refunds
}

function toLine(line: OrderRow['lines'][number]): OrderLineView {
  const { path = null, pictureKind = null } = line.snapshot as { path?: string | null; pictureKind?: string | null }
  return {
    id: line.id,
    kind: oneOf(ORDER_LINE_KINDS, line.kind),
    refId: line.refId,
    title: line.title,
    detail: line.detail,
    quantity: line.quantity,
    unitPriceMinor: line.unitPriceMinor,
    discountMinor: line.discountMinor,
    totalMinor: line.totalMinor,
    vatRateBp: line.vatRateBp,
    vatMinor: line.vatMinor,
    path,
    pictureKind,
  }
}

function vatRowsOf({ lines }: OrderRow): VatRow[] {
  const rows = new Map<number, { rateBp: number; grossMinor: number; vatMinor: number }>()
  for (const { vatRateBp: rateBp, totalMinor, vatMinor } of lines) {
    const row = rows.get(rateBp) ?? { rateBp, grossMinor: 0, vatMinor: 0 }
    rows.set(rateBp, { rateBp, grossMinor: row.grossMinor + totalMinor, vatMinor: row.vatMinor + vatMinor })
  }
  return [...rows.values()].toSorted((a, b) => a.rateBp - b.rateBp)
}
