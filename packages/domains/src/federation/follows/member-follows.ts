import { followAccepted, followRemoved } from '@rose-ash/shared/activities/catalogue/federation'
import type { AppName } from '@rose-ash/shared/config/app-name'
import type { Prisma, Tx } from '@rose-ash/shared/db/client'
import { NotFoundError } from '@rose-ash/shared/errors/http-errors'
import type { ServiceDeps } from '../../deps/service-deps.ts'

type Deps = Pick<ServiceDeps, 'activities' | 'site'>

/** A follow of the co-op's actor on one app's host by a member here. */
export interface MemberFollow {
  readonly memberId: string
  readonly app: AppName
}

/** Makes a member here follow the co-op on one app's host, without HTTP. False when they follow already. Throws NotFoundError while the co-op has no actor. */
export async function follow(deps: Deps, tx: Tx, { memberId, app }: MemberFollow): Promise<boolean> {
  const appActor = await tx.appActor.findFirst({ where: { app, actor: { handle: deps.site.coop.handle } } })
  if (!appActor) throw new NotFoundError(`the co-op has no actor on ${app} yet`)
  const { count } = await tx.follower.createMany({
    data: [{ appActorId: appActor.id, memberId, status: 'accepted' }],
    skipDuplicates: true,
  })
  if (count === 1) await append(deps, tx, followAccepted, { memberId, appActor })
  return count === 1
}

/** Ends a follow; false when there was none. */
export async function unfollow(deps: Deps, tx: Tx, { memberId, app }: MemberFollow): Promise<boolean> {
  const where = { memberId, appActor: { app, actor: { handle: deps.site.coop.handle } } }
  return (await removeFollows(deps, tx, where)) > 0
}

/** Ends every follow of a member. */
export function unfollowAll(
  deps: Pick<Deps, 'activities'>,
  tx: Tx,
  { memberId }: { memberId: string },
): Promise<number> {
  return removeFollows(deps, tx, { memberId })
}

/** Deletes follows and appends an activity only for rows that this statement has deleted, so that two callers at once append one. */
async function removeFollows(
  deps: Pick<Deps, 'activities'>,
  tx: Tx,
  where: Prisma.FollowerWhereInput & { readonly memberId: string },
): Promise<number> {
  const { memberId } = where
  const follows = await tx.follower.findMany({ where, include: { appActor: true }, orderBy: { id: 'asc' } })
  let ended = 0
  for (const { id, appActor } of follows) {
    const { count } = await tx.follower.deleteMany({ where: { id } })
    if (count === 0) continue
    ended += count
    await append(deps, tx, followRemoved, { memberId, appActor })
  }
  return ended
}

interface FollowChange {
  readonly memberId: string
  readonly appActor: { readonly id: string; readonly actorId: string; readonly app: string }
}

async function append(
  { activities }: Pick<Deps, 'activities'>,
  tx: Tx,
  definition: typeof followAccepted | typeof followRemoved,
  { memberId, appActor: { id: projectionId, actorId, app } }: FollowChange,
): Promise<void> {
  await activities.append(tx, definition, {
    actorId: memberId,
    objectId: actorId,
    object: { actorId, projectionId, app: app as AppName, memberId, remoteActorId: null },
  })
}
