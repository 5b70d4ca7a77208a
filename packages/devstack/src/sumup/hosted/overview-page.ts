import { html, type Markup } from '../../pages/escape-html.ts'
import { page } from '../../pages/page.ts'
import { type Checkout, checkoutStatus } from '../checkouts/checkout.ts'
import type { SumUpContext } from '../sumup-context.ts'
import { formatAmount } from './pay-page.ts'
import { SUMUP_STYLE } from './sumup-style.ts'

const WORDS = { PENDING: 'waiting', PAID: 'paid', FAILED: 'declined', EXPIRED: 'over' } as const

/** The page of all checkouts, newest first. */
export function overviewPage({ store, now, faults }: SumUpContext): string {
  const newest = store.checkouts().toReversed().slice(0, 100)
  const body = html`<h1>The practice till</h1>
<p class="notice">This stands in for SumUp on your machine. Shops see the same interface; no money moves.</p>
<p class="quiet">Webhooks: ${faults.webhooks}. API: ${faults.api}.</p>
${newest.length === 0 ? html`<p>No payment yet. Fill a basket and check out.</p>` : html`<ol class="plain">${newest.map((one) => row(one, now()))}</ol>`}`
  return page({ title: 'Practice till · SumUp stand-in', place: 'practice till', body, style: SUMUP_STYLE })
}

function row(checkout: Checkout, now: Date): Markup {
  return html`<li><a href="/pay/${checkout.pageId}">${formatAmount(checkout)}</a> <span>${checkout.description ?? checkout.checkout_reference}</span>
<span class="quiet">${WORDS[checkoutStatus(checkout, now)]}</span></li>`
}
