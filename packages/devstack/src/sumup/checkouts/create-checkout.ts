import { randomUUID } from 'node:crypto'
import { toMinor } from '../money.ts'
import type { SumUpContext } from '../sumup-context.ts'
import type { Checkout } from './checkout.ts'
import type { CheckoutBody } from './checkout-body.ts'

/** Stores a new checkout; null when its reference was used before, in any state. */
export async function createCheckout({ store, now }: SumUpContext, body: CheckoutBody): Promise<Checkout | null> {
  if (store.findByReference(body.checkout_reference)) return null
  const { amount, hosted_checkout, ...plain } = body
  const checkout: Checkout = {
    ...plain,
    id: randomUUID(),
    pageId: randomUUID(),
    amountMinor: toMinor(amount) as number,
    hosted: hosted_checkout?.enabled === true,
    date: now().toISOString(),
    deactivated: false,
    transactions: [],
  }
  await store.save(checkout)
  return checkout
}
