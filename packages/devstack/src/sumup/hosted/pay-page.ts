import { html, type Markup } from '../../pages/escape-html.ts'
import { page } from '../../pages/page.ts'
import type { Checkout, CheckoutStatus } from '../checkouts/checkout.ts'
import { SUMUP_STYLE } from './sumup-style.ts'

interface View {
  readonly checkout: Checkout
  readonly status: CheckoutStatus
  readonly merchantName: string
}

/** The hosted payment page with its choices: pay, decline, or leave. */
export function payPage({ checkout, status, merchantName }: View): string {
  const body = html`<h1>Pay ${merchantName}</h1>
<p class="notice">This till is for practice: it stands in for SumUp on your machine. No card is asked for and no money moves.</p>
<div class="sheet">
<p class="price">${formatAmount(checkout)}</p>
<p class="quiet">${checkout.description ?? 'Payment'}</p>
${status === 'PENDING' || status === 'FAILED' ? open(checkout, status) : closed(checkout, status)}
</div>
<p class="quiet">Reference ${checkout.checkout_reference}</p>`
  return page({
    title: `Pay ${formatAmount(checkout)} · SumUp stand-in`,
    place: 'practice till',
    body,
    style: SUMUP_STYLE,
    narrow: true,
  })
}

function open({ redirect_url }: Checkout, status: CheckoutStatus): Markup {
  return html`${status === 'FAILED' && html`<p class="no" role="status">The card was declined. Nothing was taken. You can try again.</p>`}
<p class="card"><span>Practice card</span> <span>•••• 4242</span></p>
<form method="post">
<button name="outcome" value="pay">Pay now</button>
<button class="plain" name="outcome" value="decline">Decline the card</button>
</form>
${redirect_url && html`<p><br><a href="${redirect_url}">Leave without paying</a></p>`}`
}

function closed({ redirect_url }: Checkout, status: CheckoutStatus): Markup {
  const words =
    status === 'PAID'
      ? html`<p class="yes">Paid. Thank you.</p>`
      : html`<p class="no">This payment is over and can no longer be made.</p>`
  return html`${words}${redirect_url && html`<p><a class="button" href="${redirect_url}">Back to the shop</a></p>`}`
}

/** `£10.50` */
export function formatAmount({ amountMinor, currency }: Pick<Checkout, 'amountMinor' | 'currency'>): string {
  return new Intl.NumberFormat('en-GB', { style: 'currency', currency }).format(amountMinor / 100)
}
