import { actorCreated, actorUpdated } from '@rose-ash/shared/activities/catalogue/federation'
import { actorAddresses } from '@rose-ash/shared/addresses/actor-addresses'
import { APP_NAMES } from '@rose-ash/shared/config/app-name'
import type { Tx } from '@rose-ash/shared/db/client'
import { ConflictError } from '@rose-ash/shared/errors/http-errors'
import { escapeHtml } from '@rose-ash/shared/html/escape-html'
import type { Member } from '@rose-ash/shared/protocols/member'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { createActorKeys } from './create-actor-keys.ts'
import { suspendActors } from './suspend-actors.ts'

type Deps = Pick<ServiceDeps, 'activities' | 'clock' | 'config' | 'site'>

/** Another actor has, or had, the handle: handles are never reused, since other servers store actors' addresses. */
class ActorHandleTakenError extends ConflictError {
  constructor() {
    super('the handle belongs to an actor', { code: 'handle_taken', details: { handle: 'handle_taken' } })
  }
}

/**
 * Creates, updates or suspends a member's public actor to match the member: it is active while the member is active, has a handle and
 * chose to be public; else it is suspended, with an activity. The same handle reactivates the same actor. Throws
 * ActorHandleTakenError.
 */
export async function syncMemberActor(deps: Deps, tx: Tx, member: Member): Promise<void> {
  const handle = member.handle?.toLowerCase()
  const wanted = member.isFederated && member.status === 'active' ? handle : undefined
  // Suspend the actor of an earlier handle; its row stays, since other servers store its address.
  const left = { memberId: member.id, ...(handle && { handle: { not: handle } }) }
  await suspendActors(deps, tx, { where: left, reason: 'renamed' })
  await tx.actor.updateMany({ where: left, data: { memberId: null } })
  if (!wanted) return suspendActors(deps, tx, { where: { memberId: member.id }, reason: 'hidden' })
  const said = {
    displayName: member.name,
    summaryHtml: member.bio ? `<p>${escapeHtml(member.bio).replaceAll('\n', '<br>')}</p>` : '',
    avatarUrl: member.avatarUrl,
    suspendedAt: null,
  }
  const own = { memberId: member.id, handle: wanted }
  const before = await tx.actor.findFirst({ where: own })
  if (!before) return create(deps, tx, { ...own, ...said })
  const changed = FIELDS.filter((field) => before[field] !== said[field])
  if (changed.length === 0) return
  await tx.actor.updateMany({ where: own, data: said })
  const object = { actorId: before.id, fields: changed }
  await deps.activities.append(tx, actorUpdated, {
    actorId: member.id,
    objectId: before.id,
    object,
  })
}

const FIELDS = ['displayName', 'summaryHtml', 'avatarUrl', 'suspendedAt'] as const

interface NewActor {
  readonly memberId: string
  readonly handle: string
  readonly displayName: string
  readonly summaryHtml: string
  readonly avatarUrl: string | null
}

async function create({ activities, config, site }: Deps, tx: Tx, said: NewActor): Promise<void> {
  const { handle, memberId } = said
  if (handle === site.coop.handle) throw new ActorHandleTakenError()
  const keys = await createActorKeys(config.SESSION_SECRET)
  const { count } = await tx.actor.createMany({ data: [{ kind: 'member', ...said, ...keys }], skipDuplicates: true })
  if (count === 0) throw new ActorHandleTakenError()
  const { id } = await tx.actor.findUniqueOrThrow({ where: { handle }, select: { id: true } })
  await tx.appActor.createMany({
    data: APP_NAMES.map((app) => ({ actorId: id, app, uri: actorAddresses(config, app, handle).id })),
  })
  await activities.append(tx, actorCreated, {
    actorId: memberId,
    objectId: id,
    object: { actorId: id, handle, kind: 'member' },
  })
}
