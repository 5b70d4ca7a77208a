import { picture } from './picture.ts'

const PRODUCTS = [
  {
    slug: 'tuesday-loaf',
    name: 'Tuesday loaf',
    pack: '800 g',
    supplier: 'The bakery',
    price: '£3.40',
    unitPrice: '£4.25 / kg',
    labels: ['Organic', 'Vegan'],
    kind: 'loaf',
  },
  {
    slug: 'rye-slowly',
    name: 'Rye, slowly',
    pack: '1 kg',
    supplier: 'The bakery',
    price: '£4.80',
    was: '£5.20',
    unitPrice: '£4.80 / kg',
    labels: ['Vegan'],
    kind: 'rye',
  },
  {
    slug: 'leeks',
    name: 'Leeks, earthy',
    pack: '500 g',
    supplier: 'Coldwell',
    price: '£1.90',
    unitPrice: '£3.80 / kg',
    labels: [],
    kind: 'leek',
  },
  {
    slug: 'heather-honey',
    name: 'Heather honey',
    pack: '340 g',
    supplier: 'Hill Bees',
    price: '£7.20',
    unitPrice: '£2.12 / 100 g',
    labels: ['Local'],
    kind: 'honey',
    soldOut: true,
    soldOutNote: 'Sold out until the next harvest',
  },
  {
    slug: 'aran',
    name: 'Coldwell aran, madder',
    pack: '100 g',
    supplier: 'Spinning Wednesdays',
    price: '£11.50',
    unitPrice: '£11.50 / 100 g',
    labels: ['Undyed core'],
    kind: 'yarn',
  },
]

/** Sample values for `product-tile`; `side` keeps ids unique when a page has two copies. */
export function products(side: string) {
  return PRODUCTS.map(({ kind, ...product }) => ({
    ...product,
    slug: `${side}-${product.slug}`,
    href: '#',
    picture: picture(kind, ''),
    add: { action: '/cart/lines', hidden: [{ name: 'variantId', value: product.slug }] },
  }))
}
