import { applyFacts } from '@rose-ash/domains/cart/payments/apply-facts'
import type { CheckoutFacts } from '@rose-ash/domains/cart/payments/checkout-facts'
import { type Attempt, getAttempt } from '@rose-ash/domains/cart/payments/get-attempt'
import { publicUrl } from '@rose-ash/shared/config/base-config'
import { UpstreamError } from '@rose-ash/shared/errors/http-errors'
import type { PaymentDeps } from './payment-deps.ts'

/**
 * Creates the attempt's checkout at SumUp and returns the address of its payment page. A repetition after a lost answer finds the
 * checkout by its reference, so that an attempt never has two. Throws UpstreamError when SumUp cannot be reached.
 */
export async function startPayment(deps: PaymentDeps, attemptId: string): Promise<string> {
  const attempt = await getAttempt(deps.db, attemptId)
  if (attempt.hostedUrl) return attempt.hostedUrl
  const facts = await findOrCreate(deps, attempt)
  await deps.transact((tx) => applyFacts(deps, tx, { attempt, facts }))
  if (!facts.hostedUrl) throw new UpstreamError('SumUp gave no payment page', { code: 'sumup_refused' })
  return facts.hostedUrl
}

async function findOrCreate({ sumup, config, site }: PaymentDeps, attempt: Attempt): Promise<CheckoutFacts> {
  const created = await sumup
    .createCheckout({
      reference: attempt.reference,
      amountMinor: attempt.amountMinor,
      currency: attempt.currency,
      merchantCode: attempt.merchantCode,
      description: `${site.coop.shortName}, order ${attempt.order.number}`,
      returnUrl: publicUrl(config, 'cart', '/hooks/sumup'),
      redirectUrl: publicUrl(config, 'cart', `/orders/${attempt.orderId}/return`),
      validUntil: attempt.order.expiresAt,
    })
    .catch(asLost)
  if (created !== 'duplicate' && !(created instanceof UpstreamError)) return created
  const found = await sumup.findCheckout(attempt.reference)
  if (found) return found
  throw created instanceof UpstreamError ? created : new UpstreamError('SumUp knows the reference but does not show it')
}

/** The checkout may exist after a timeout: it is looked up by its reference before the attempt fails. */
function asLost(error: unknown): UpstreamError {
  if (error instanceof UpstreamError && error.code === 'sumup_unreachable') return error
  throw error
}
