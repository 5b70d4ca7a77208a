import type { Site } from '@rose-ash/shared/site/site'
import type { Listing } from '../../services/listing/find-listing.ts'
import type { ListingQuery } from '../../services/listing/listing-query.ts'
import { productTileView } from '../product-tile.view.ts'

interface ListingPage {
  readonly path: string
  readonly title: string
  readonly kicker?: string
  readonly text?: string
  readonly query: ListingQuery
  readonly listing: Listing
  readonly paysMembersPrices: boolean
  readonly site: Site
}

/** The tiles of a wide screen's first row. */
const FIRST_ROW = 4

const SORT_WORDS = {
  best: 'Usual order',
  name: 'By name',
  price: 'Lowest price first',
  newest: 'Newest first',
} as const

export function listingView({ path, title, kicker, text, query, listing, paysMembersPrices, site }: ListingPage) {
  const filtered = query.label.length > 0 || query.availability.length > 0
  return {
    title,
    kicker,
    text,
    found: foundWords(listing, query),
    tiles: listing.products.map((product, at) =>
      productTileView(site, product, { paysMembersPrices, eager: at < FIRST_ROW }),
    ),
    filters: {
      action: path,
      hidden: query.q ? [{ name: 'q', value: query.q }] : [],
      groups: filterGroups(listing, query),
      chosen: query.label.length + query.availability.length,
      clearHref: filtered ? hrefOf(path, { ...query, label: [], availability: [], page: 1 }) : undefined,
    },
    empty: listing.total === 0 && {
      title: query.q ? `Nothing found for “${query.q}”.` : 'Nothing on this shelf fits.',
      text: filtered ? 'Take a filter away and look again.' : 'Try another word, or walk along the shelves.',
      action: filtered
        ? { href: hrefOf(path, { ...query, label: [], availability: [], page: 1 }), label: 'Clear the filters' }
        : { href: '/', label: 'All shelves' },
    },
    pages: listing.pages > 1 && paging(path, query, listing),
  }
}

function foundWords({ total }: Listing, { q }: ListingQuery): string {
  const things = total === 1 ? '1 thing' : `${total} things`
  return q ? `${things} for “${q}”` : things
}

function filterGroups(listing: Listing, query: ListingQuery) {
  const labels = listing.labels.map(({ slug, name, count }) => ({
    value: slug,
    label: name,
    count,
    checked: query.label.includes(slug),
  }))
  const availability = [
    { value: 'in-stock', label: 'In stock', count: listing.inStock },
    { value: 'made-to-order', label: 'Made to order', count: listing.madeToOrder },
  ].map((choice) => ({ ...choice, checked: query.availability.includes(choice.value) }))
  const sorts = Object.entries(SORT_WORDS).map(([value, label]) => ({
    value,
    label,
    checked: query.sort === value,
    radio: true,
  }))
  return [
    { legend: 'Labels', name: 'label', choices: labels },
    {
      legend: 'Availability',
      name: 'availability',
      choices: availability.filter(({ count, checked }) => count > 0 || checked),
    },
    { legend: 'Order', name: 'sort', choices: sorts },
  ].filter(({ choices }) => choices.length > 0)
}

function paging(path: string, query: ListingQuery, { page, pages }: Listing) {
  return {
    label: 'More of the shelf',
    position: `Page ${page} of ${pages}`,
    previous: page > 1 ? { href: hrefOf(path, { ...query, page: page - 1 }), label: 'Before' } : undefined,
    next: page < pages ? { href: hrefOf(path, { ...query, page: page + 1 }), label: 'More' } : undefined,
  }
}

/** The address of a listing, without default values. */
export function hrefOf(path: string, { q, label, availability, sort, page }: ListingQuery): string {
  const params = new URLSearchParams()
  if (q) params.set('q', q)
  for (const word of label) params.append('label', word)
  for (const word of availability) params.append('availability', word)
  if (sort !== 'best') params.set('sort', sort)
  if (page > 1) params.set('page', String(page))
  return params.size > 0 ? `${path}?${params}` : path
}
