import type { CartLineView, CartView } from '@rose-ash/shared/protocols/cart'
import { givenName } from '@rose-ash/shared/protocols/member'
import type { Site } from '@rose-ash/shared/site/site'
import type { CollectionChoice } from '../../services/orders/list-collection-points.ts'
import { vatSums } from '../vat-sums.ts'

interface CheckoutPage {
  readonly cart: CartView
  readonly points: readonly CollectionChoice[]
  readonly member: { readonly name: string; readonly email: string }
  readonly values: Readonly<Record<string, unknown>>
  readonly errors: Readonly<Record<string, string>>
  readonly payWithinMinutes: number
  readonly site: Site
}

export function checkoutView({ cart, points, member, values, errors, payWithinMinutes, site }: CheckoutPage) {
  const { currency } = cart
  const chosen = String(values.collectionPointId ?? points[0]?.id ?? '')
  return {
    problems: Object.entries(errors).map(([id, text]) => ({ id, text })),
    name: { value: String(values.name ?? givenName(member)), error: errors.name },
    phone: { value: String(values.phone ?? ''), error: errors.phone },
    note: { value: String(values.note ?? ''), error: errors.note },
    email: member.email,
    points: points.length > 0 && {
      legend: 'Where will you collect?',
      name: 'collectionPointId',
      radio: true,
      error: errors.collectionPointId,
      choices: points.map(({ id, name, address, openingWords }) => ({
        value: id,
        label: name,
        hint: [address, openingWords].filter(Boolean).join('. '),
        checked: id === chosen,
      })),
    },
    cartVersion: cart.version,
    agreedTotalMinor: cart.totalMinor,
    lines: cart.lines.map((line) => ({
      label: line.title,
      detail: [`${line.quantity} × ${site.money(line.unitPriceMinor, currency)}`, line.detail, wasWords(site, line)]
        .filter(Boolean)
        .join(', '),
      amount: site.money(line.totalMinor, currency),
    })),
    sums: [
      ...vatSums(site, cart.vatRows, currency),
      { label: 'To pay', amount: site.money(cart.totalMinor, currency), total: true },
    ],
    button: cart.totalMinor === 0 ? 'Place the order' : `Pay ${site.money(cart.totalMinor, currency)}`,
    keptWords: `Everything is kept for you for ${payWithinMinutes} minutes while you pay.`,
  }
}

function wasWords(site: Site, { priceBeforeMinor, currency }: CartLineView): string {
  return priceBeforeMinor === null ? '' : `was ${site.money(priceBeforeMinor, currency)}`
}
