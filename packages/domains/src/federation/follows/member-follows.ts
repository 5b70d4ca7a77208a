import { followAccepted, followRemoved } from '@rose-ash/shared/activities/catalogue/federation'
import type { AppName } from '@rose-ash/shared/config/app-name'
import type { Tx } from '@rose-ash/shared/db/client'
import { NotFoundError } from '@rose-ash/shared/errors/http-errors'
import type { MemberFollow } from '@rose-ash/shared/protocols/federation'
import type { ServiceDeps } from '../../context/service-deps.ts'

type Deps = Pick<ServiceDeps, 'activities' | 'site'>

/** A member of ours follows the co-op on one app's host: database work, no HTTP. Following twice changes nothing; false then. */
export async function follow(deps: Deps, tx: Tx, { memberId, app }: MemberFollow): Promise<boolean> {
  const projection = await tx.actorProjection.findFirst({ where: { app, actor: { handle: deps.site.coop.handle } } })
  if (!projection) throw new NotFoundError(`the co-op has no actor on ${app} yet`)
  const { count } = await tx.follower.createMany({
    data: [{ projectionId: projection.id, memberId, status: 'accepted' }],
    skipDuplicates: true,
  })
  if (count === 1) await append(deps, tx, followAccepted, { memberId, projection })
  return count === 1
}

/** Ends it; false when there was nothing to end. */
export async function unfollow(deps: Deps, tx: Tx, { memberId, app }: MemberFollow): Promise<boolean> {
  const where = { memberId, projection: { app, actor: { handle: deps.site.coop.handle } } }
  return (await removeFollows(deps, tx, memberId, where)) > 0
}

/** Ends every follow of a member. */
export function unfollowAll(deps: Pick<Deps, 'activities'>, tx: Tx, memberId: string): Promise<number> {
  return removeFollows(deps, tx, memberId, { memberId })
}

/** Only a follow that this statement has deleted is written to the log: of two callers that end one follow at once, one writes. */
async function removeFollows(
  deps: Pick<Deps, 'activities'>,
  tx: Tx,
  memberId: string,
  where: NonNullable<Parameters<Tx['follower']['findMany']>[0]>['where'],
): Promise<number> {
  const follows = await tx.follower.findMany({ where, include: { projection: true }, orderBy: { id: 'asc' } })
  let ended = 0
  for (const { id, projection } of follows) {
    const { count } = await tx.follower.deleteMany({ where: { id } })
    if (count === 0) continue
    ended += count
    await append(deps, tx, followRemoved, { memberId, projection })
  }
  return ended
}

interface Followed {
  readonly memberId: string
  readonly projection: { readonly id: string; readonly actorId: string; readonly app: string }
}

async function append(
  { activities }: Pick<Deps, 'activities'>,
  tx: Tx,
  definition: typeof followAccepted | typeof followRemoved,
  { memberId, projection: { id: projectionId, actorId, app } }: Followed,
): Promise<void> {
  await activities.append(tx, definition, {
    actorId: memberId,
    objectId: actorId,
    object: { actorId, projectionId, app: app as AppName, memberId, remoteActorId: null },
  })
}

/** The apps on whose hosts a member follows the co-op. */
export async function followedApps(
  { site }: Pick<Deps, 'site'>,
  tx: Tx,
  memberId: string,
): Promise<readonly AppName[]> {
  const rows = await tx.follower.findMany({
    where: { memberId, status: 'accepted', projection: { actor: { handle: site.coop.handle } } },
    select: { projection: { select: { app: true } } },
    orderBy: { id: 'asc' },
  })
  return rows.map(({ projection }) => projection.app as AppName)
}
