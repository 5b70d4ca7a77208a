import { sellerAppointed, sellerDismissed } from '@rose-ash/shared/activities/catalogue/market'
import type { Tx } from '@rose-ash/shared/db/client'
import { NotFoundError } from '@rose-ash/shared/errors/http-errors'
import type { ServiceDeps } from '../../deps/service-deps.ts'

type Deps = Pick<ServiceDeps, 'activities'>

interface Appointment {
  readonly marketSlug: string
  readonly memberId: string
  readonly by: string | null
}

/** Makes a member a seller of a market; a second call changes nothing. Throws NotFoundError for an unknown market. */
export async function appointSeller(
  { activities }: Deps,
  tx: Tx,
  { marketSlug, memberId, by }: Appointment,
): Promise<void> {
  const marketId = await findMarketId(tx, marketSlug)
  const { count } = await tx.marketSeller.createMany({ data: [{ marketId, memberId }], skipDuplicates: true })
  if (count === 0) return
  await activities.append(tx, sellerAppointed, { actorId: by, objectId: marketId, object: { marketId, memberId } })
}

/** Removes a seller from a market; their products stay. A second call changes nothing. */
export async function dismissSeller(
  { activities }: Deps,
  tx: Tx,
  { marketSlug, memberId, by }: Appointment,
): Promise<void> {
  const marketId = await findMarketId(tx, marketSlug)
  const { count } = await tx.marketSeller.deleteMany({ where: { marketId, memberId } })
  if (count === 0) return
  await activities.append(tx, sellerDismissed, { actorId: by, objectId: marketId, object: { marketId, memberId } })
}

async function findMarketId(tx: Tx, slug: string): Promise<string> {
  const market = await tx.market.findUnique({ where: { slug }, select: { id: true } })
  if (!market) throw new NotFoundError(`no market ${slug}`)
  return market.id
}
