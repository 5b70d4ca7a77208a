import type { CheckoutFacts } from '@rose-ash/domains/cart/payments/checkout-facts'
import { UpstreamError } from '@rose-ash/shared/errors/http-errors'
import { minorToDecimal } from '@rose-ash/shared/money/amount'
import type { Outgoing } from '@rose-ash/shared/outgoing/create-outgoing'
import { problemText } from './problem-text.ts'
import { checkoutFacts } from './read-checkout.ts'
import { type TransactionFacts, transactionFacts } from './transaction-facts.ts'

export interface NewCheckout {
  readonly reference: string
  readonly amountMinor: number
  readonly currency: string
  readonly merchantCode: string
  readonly description: string
  /** The address of the webhook. */
  readonly returnUrl: string
  /** The address to which the buyer returns. */
  readonly redirectUrl: string
  readonly validUntil: Date
}

export interface WantedTransaction {
  readonly merchantCode: string
  /** SumUp's id of the transaction; when unknown, the reference of the checkout. */
  readonly id: string | null
  readonly reference: string
}

export interface NewRefund {
  readonly merchantCode: string
  readonly transactionId: string
  readonly amountMinor: number
}

/**
 * SumUp's checkouts and transactions (developer.sumup.com, API v0.1) over our own client. It never retries: the caller knows what may
 * be repeated. Every method throws UpstreamError when SumUp cannot be reached or its answer is invalid.
 */
export interface SumUp {
  /** `duplicate`: the reference is in use; find the checkout by it. */
  createCheckout(checkout: NewCheckout): Promise<CheckoutFacts | 'duplicate'>
  getCheckout(id: string): Promise<CheckoutFacts | null>
  findCheckout(reference: string): Promise<CheckoutFacts | null>
  /** `processed`: it was paid or is being paid. */
  deactivateCheckout(id: string): Promise<CheckoutFacts | 'processed' | 'unknown'>
  findTransaction(wanted: WantedTransaction): Promise<TransactionFacts | null>
  /** Throws UpstreamError when it is unknown whether the refund was carried out: check the transaction before sending it again. */
  refundTransaction(refund: NewRefund): Promise<'refunded' | { readonly refused: string }>
}

export interface SumUpSettings {
  readonly apiUrl: string
  readonly apiKey: string
  readonly timeoutMs: number
}

export function createSumUp(outgoing: Outgoing, { apiUrl, apiKey, timeoutMs }: SumUpSettings): SumUp {
  const base = apiUrl.replace(/\/$/, '')
  const ask = (method: 'GET' | 'POST' | 'DELETE', path: string, body?: object) =>
    send(outgoing, { method, url: base + path, apiKey, timeoutMs, body })

  return {
    async createCheckout(checkout) {
      const { status, body } = await ask('POST', '/v0.1/checkouts', createBody(checkout))
      if (status === 409) return 'duplicate'
      if (status !== 201 && status !== 200) throw refused('create a checkout', status)
      return checkoutFacts(body)
    },
    async getCheckout(id) {
      const { status, body } = await ask('GET', `/v0.1/checkouts/${encodeURIComponent(id)}`)
      if (status === 404) return null
      if (status !== 200) throw refused('show a checkout', status)
      return checkoutFacts(body)
    },
    async findCheckout(reference) {
      const { status, body } = await ask('GET', `/v0.1/checkouts?checkout_reference=${encodeURIComponent(reference)}`)
      if (status !== 200 || !Array.isArray(body)) throw refused('list checkouts', status)
      const found = body.map(checkoutFacts).find((facts) => facts.reference === reference)
      return found ?? null
    },
    async deactivateCheckout(id) {
      const { status, body } = await ask('DELETE', `/v0.1/checkouts/${encodeURIComponent(id)}`)
      if (status === 404) return 'unknown'
      if (status === 409) return 'processed'
      if (status !== 200) throw refused('deactivate a checkout', status)
      return checkoutFacts(body)
    },
    async findTransaction({ merchantCode, id, reference }) {
      const query = new URLSearchParams(id ? { id } : { foreign_transaction_id: reference })
      const { status, body } = await ask(
        'GET',
        `/v2.1/merchants/${encodeURIComponent(merchantCode)}/transactions?${query}`,
      )
      if (status === 404) return null
      if (status !== 200) throw refused('show a transaction', status)
      return transactionFacts(body)
    },
    async refundTransaction({ merchantCode, transactionId, amountMinor }) {
      const payment = `${encodeURIComponent(merchantCode)}/payments/${encodeURIComponent(transactionId)}`
      const body = { amount: Number(minorToDecimal(amountMinor)) }
      const answer = await ask('POST', `/v1.0/merchants/${payment}/refunds`, body)
      if (answer.status === 201 || answer.status === 200) return 'refunded'
      if (!REFUSALS.has(answer.status)) throw refused('say whether it refunded', answer.status)
      return { refused: problemText(answer.body) ?? `SumUp answered ${answer.status}.` }
    },
  }
}

/** Status codes of a refusal; with any other error SumUp may have carried out the refund. */
const REFUSALS: ReadonlySet<number> = new Set([400, 401, 403, 404, 409, 422])

function createBody(checkout: NewCheckout): object {
  return {
    checkout_reference: checkout.reference,
    amount: Number(minorToDecimal(checkout.amountMinor)),
    currency: checkout.currency,
    merchant_code: checkout.merchantCode,
    description: checkout.description,
    return_url: checkout.returnUrl,
    redirect_url: checkout.redirectUrl,
    valid_until: checkout.validUntil.toISOString(),
    hosted_checkout: { enabled: true },
  }
}

interface Call {
  readonly method: 'GET' | 'POST' | 'DELETE'
  readonly url: string
  readonly apiKey: string
  readonly timeoutMs: number
  readonly body?: object
}

async function send(
  outgoing: Outgoing,
  { method, url, apiKey, timeoutMs, body }: Call,
): Promise<{ status: number; body: unknown }> {
  try {
    const answer = await outgoing.request(url, {
      method,
      headers: {
        authorization: `Bearer ${apiKey}`,
        accept: 'application/json',
        ...(body && { 'content-type': 'application/json' }),
      },
      body: body ? JSON.stringify(body) : null,
      trusted: [{ origin: new URL(url).origin }],
      redirects: 0,
      headersMs: timeoutMs,
      totalMs: timeoutMs,
    })
    return { status: answer.status, body: parseJson(answer.text()) }
  } catch (cause) {
    throw new UpstreamError('SumUp cannot be reached', { cause, code: 'sumup_unreachable' })
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function refused(what: string, status: number): UpstreamError {
  return new UpstreamError(`SumUp would not ${what}: ${status}`, { code: 'sumup_refused' })
}
