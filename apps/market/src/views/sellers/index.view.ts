import type { SellersOfMarket } from '../../services/sellers/read-sellers.ts'

interface Wrong {
  readonly market: string
  readonly email: string
  readonly error: string | undefined
}

/** Each market with its sellers and a form for adding one; an invalid value is shown again in its form. */
export function sellersView(markets: readonly SellersOfMarket[], wrong?: Wrong) {
  return {
    markets: markets.map(({ slug, name, sellers }) => ({
      slug,
      name,
      sellers: sellers.map((seller) => ({ ...seller, action: `/desk/sellers/${slug}/${seller.id}/removal` })),
      email: {
        id: `email-${slug}`,
        name: 'email',
        value: wrong?.market === slug ? wrong.email : '',
        error: wrong?.market === slug ? wrong.error : undefined,
      },
      action: `/desk/sellers/${slug}`,
    })),
  }
}
