import { typedText } from '@rose-ash/server/forms/typed-text'
import type { Site } from '@rose-ash/shared/site/site'
import { type DeskOrder, refundableOf } from '../../services/orders-desk/read-order.ts'

export interface RefundTyped {
  readonly values: Readonly<Record<string, unknown>>
  readonly errors: Readonly<Record<string, string>>
}

interface RefundPage {
  readonly paymentId: string
  readonly typed?: RefundTyped | undefined
  readonly site: Site
}

/** The fields to which an error message can link. */
const FIELDS: ReadonlySet<string> = new Set(['amount', 'reason', 'restock', 'sure'])

/** The refund form of a payment, by default of the first refundable one; null when nothing can be refunded. */
export function refundView(found: DeskOrder, { paymentId, typed, site }: RefundPage) {
  const { order, payments } = found
  const payment = payments.find(({ id }) => id === paymentId) ?? payments.find((one) => refundableOf(found, one))
  const left = payment && refundableOf(found, payment)
  if (!left) return null
  const { values = {}, errors = {} } = typed ?? {}
  const whole = site.money(left.leftMinor, left.currency)
  return {
    kicker: `Order ${order.number}`,
    text: `It goes to the card it came from. ${whole} of this payment can be given back.`,
    orderHref: `/desk/orders/${order.id}`,
    action: `/desk/orders/${order.id}/refunds`,
    problems: Object.entries(errors).map(([id, text]) => ({ id: FIELDS.has(id) && id, text })),
    paymentId: left.paymentId,
    refundNumber: left.number,
    amount: { value: typedText(values.amount ?? site.amount(left.leftMinor)), error: errors.amount },
    reason: { value: typedText(values.reason), error: errors.reason },
    restock: left.mayRestock && { checked: values.restock === 'yes', error: errors.restock },
    errors,
    sure: values.sure === 'yes',
    sureLabel: `Yes, give the money back to ${order.contactName}`,
  }
}
