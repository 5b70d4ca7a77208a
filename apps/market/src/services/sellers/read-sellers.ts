import { listSellers } from '@rose-ash/domains/market/sellers/list-sellers'
import type { AppContext } from '../../context.ts'

export interface SellersOfMarket {
  readonly slug: string
  readonly name: string
  readonly sellers: readonly { readonly id: string; readonly name: string; readonly email: string }[]
}

/** All markets with their sellers; members who have left are not listed. */
export async function readSellers({
  db,
  services,
}: Pick<AppContext, 'db' | 'services'>): Promise<readonly SellersOfMarket[]> {
  const markets = await listSellers(db)
  const members = await services.account.getMembers(
    db,
    markets.flatMap(({ memberIds }) => memberIds),
  )
  return markets.map(({ slug, name, memberIds }) => ({
    slug,
    name,
    sellers: memberIds.flatMap((id) => {
      const member = members.get(id)
      return member ? [{ id, name: member.name, email: member.email }] : []
    }),
  }))
}
