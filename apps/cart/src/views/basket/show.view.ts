import { pictureView } from '@rose-ash/server/views/format/picture-view'
import type { CartLineView, CartView, OrderSummary } from '@rose-ash/shared/protocols/cart'
import type { Site } from '@rose-ash/shared/site/site'
import { vatSums } from '../vat-sums.ts'

interface BasketPage {
  readonly cart: CartView
  readonly site: Site
  readonly origins: { readonly market: string; readonly events: string }
  /** A quantity that was not taken. */
  readonly refused?: { readonly lineId: string; readonly typed: string; readonly error: string | undefined }
  readonly removed?: { readonly kind: string; readonly refId: string; readonly quantity: string } | undefined
}

/** The values of the basket page. */
export function basketView({ cart, site, origins, removed, refused }: BasketPage) {
  return {
    filled: cart.lines.length > 0,
    shopHref: `${origins.market}/`,
    empty: {
      title: 'Your basket is empty.',
      text: site.words.emptyBasket,
      action: { href: `${origins.market}/`, label: 'Go to the shop' },
    },
    removed: removed && Object.entries(removed).map(([name, value]) => ({ name, value })),
    lines: cart.lines.map((line) => ({
      ...lineView(site, line, origins),
      ...(refused?.lineId === line.id && { error: refused.error, typed: refused.typed }),
    })),
    receipt: cart.lines.map((line) => ({ label: `${line.quantity} × ${line.title}`, amount: amountOf(site, line) })),
    sums: [
      ...vatSums(site, cart.vatRows, cart.currency),
      { label: 'Total', amount: site.money(cart.totalMinor, cart.currency), total: true },
    ],
    orderable: cart.orderable,
    total: site.money(cart.totalMinor, cart.currency),
  }
}

/** An order that waits for its payment, above the basket. */
export function waitingOrderView(site: Site, { number, path, totalMinor, currency }: OrderSummary) {
  return {
    kind: 'soon',
    text: `Order ${number} is waiting to be paid: ${site.money(totalMinor, currency)}. Its things are kept for you.`,
    link: { label: 'Pay or cancel it', href: path },
  }
}

function lineView(site: Site, line: CartLineView, origins: BasketPage['origins']) {
  const most = line.available === null ? 99 : Math.max(1, Math.min(99, line.available))
  return {
    id: line.id,
    title: line.title,
    href: originOf(line, origins) + line.path,
    detail: line.detail,
    picture: line.picture && pictureView(line.picture, { sizes: '4.5rem' }),
    quantity: line.quantity,
    most: Math.max(most, line.quantity),
    each: eachLine(site, line),
    amount: amountOf(site, line),
    priceNote: line.priceBeforeMinor === null ? undefined : priceNote(site, line, line.priceBeforeMinor),
    ...problemOf(line),
  }
}

function amountOf(site: Site, { state, totalMinor, currency }: CartLineView): string {
  return state === 'withdrawn' ? '—' : site.money(totalMinor, currency)
}

function eachLine(site: Site, { unitPriceMinor, unitPrice, currency }: CartLineView): string {
  const each = `${site.money(unitPriceMinor, currency)} each`
  if (!unitPrice || unitPrice.per === 'each') return each
  return `${each}, ${site.money(unitPrice.minor, currency)} / ${unitPrice.per}`
}

function originOf({ kind }: CartLineView, { market, events }: BasketPage['origins']): string {
  return kind === 'product' ? market : events
}

function priceNote(site: Site, { unitPriceMinor, currency }: CartLineView, before: number): string {
  const [was, now] = [site.money(before, currency), site.money(unitPriceMinor, currency)]
  return unitPriceMinor < before
    ? `Now ${now} instead of ${was}.`
    : `The price has gone from ${was} to ${now} since you added it.`
}

function problemOf({ state, available, quantity }: CartLineView) {
  if (state === 'withdrawn') return { problem: 'This is not offered any more. Take it out to go on.' }
  if (state === 'sold-out') return { problem: 'This has sold out meanwhile. Take it out to go on.' }
  if (state !== 'too-many') return {}
  return {
    problem: `You would like ${quantity}, but only ${available} are left.`,
    settle: { quantity: available, label: `Take ${available}` },
  }
}
