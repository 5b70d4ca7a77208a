import { randomUUID } from 'node:crypto'
import type { Checkout } from '../checkouts/checkout.ts'
import type { Faults } from '../faults/faults.ts'
import type { SumUpStore } from '../sumup-store.ts'
import type { Webhook } from './webhook.ts'

const ANSWER_WITHIN_MS = 10_000

export interface WebhookSender {
  /** Sends a webhook about a checkout's status, after storing that it must be sent. */
  announce(checkout: Checkout): Promise<void>
  /** Sends all waiting webhooks now. Resolves when each was tried once. */
  deliverWaiting(): Promise<void>
  /** Aborts the current deliveries; they are repeated at the next start. */
  close(): Promise<void>
}

interface Parts {
  readonly store: SumUpStore
  readonly faults: Faults
  readonly retrySeconds: readonly number[]
  readonly now: () => Date
}

/** Sends `CHECKOUT_STATUS_CHANGED` to return_url until it is answered with 2xx or the attempts are used up, also across restarts. */
export function createWebhookSender({ store, faults, retrySeconds, now }: Parts): WebhookSender {
  const timers = new Map<string, NodeJS.Timeout>()
  const sending = new Set<Promise<void>>()
  const closing = new AbortController()
  for (const webhook of store.webhooks()) if (webhook.state === 'waiting') schedule(webhook)
  return {
    async announce(checkout) {
      if (!checkout.return_url) return
      for (let copy = 0; copy < (faults.webhooks === 'double' ? 2 : 1); copy++)
        await enqueue(checkout, checkout.return_url)
    },
    async deliverWaiting() {
      await Promise.all(
        store
          .webhooks()
          .filter(({ state }) => state === 'waiting')
          .map(send),
      )
    },
    async close() {
      closing.abort()
      for (const timer of timers.values()) clearTimeout(timer)
      await Promise.all(sending)
    },
  }

  async function enqueue(checkout: Checkout, url: string): Promise<void> {
    const delay = faults.webhooks === 'delay' ? faults.delayMs : 0
    const webhook: Webhook = {
      id: randomUUID(),
      checkoutId: checkout.id,
      url,
      attempts: 0,
      nextAt: new Date(now().getTime() + delay).toISOString(),
      state: faults.webhooks === 'lose' ? 'lost' : 'waiting',
    }
    await store.saveWebhook(webhook)
    if (webhook.state === 'waiting') schedule(webhook)
  }

  function schedule(webhook: Webhook): void {
    clearTimeout(timers.get(webhook.id))
    const wait = Math.max(0, new Date(webhook.nextAt).getTime() - now().getTime())
    timers.set(webhook.id, setTimeout(() => void send(webhook), wait).unref())
  }

  async function send(webhook: Webhook): Promise<void> {
    clearTimeout(timers.get(webhook.id))
    timers.delete(webhook.id)
    const sent = attempt(webhook)
    sending.add(sent)
    await sent.finally(() => sending.delete(sent))
  }

  async function attempt(webhook: Webhook): Promise<void> {
    const delivered = await post(webhook, closing.signal)
    if (closing.signal.aborted) return
    const attempts = webhook.attempts + 1
    const pause = retrySeconds[webhook.attempts]
    const state = delivered ? 'delivered' : pause === undefined ? 'given-up' : 'waiting'
    const nextAt = new Date(now().getTime() + (pause ?? 0) * 1000).toISOString()
    const after: Webhook = { ...webhook, attempts, state, nextAt }
    await store.saveWebhook(after)
    if (state === 'waiting') schedule(after)
  }
}

async function post({ url, checkoutId }: Webhook, signal: AbortSignal): Promise<boolean> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'user-agent': 'SumUp-Webhooks' },
      body: JSON.stringify({ event_type: 'CHECKOUT_STATUS_CHANGED', id: checkoutId }),
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]),
    })
    await answer.body?.cancel()
    return answer.ok
  } catch {
    return false
  }
}
