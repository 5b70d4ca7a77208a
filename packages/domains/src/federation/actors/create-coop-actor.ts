import { actorCreated } from '@rose-ash/shared/activities/catalogue/federation'
import { actorAddresses } from '@rose-ash/shared/addresses/actor-addresses'
import { APP_NAMES } from '@rose-ash/shared/config/app-name'
import { escapeHtml } from '@rose-ash/shared/html/escape-html'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { createActorKeys } from './create-actor-keys.ts'

/** Creates the co-op's actor with its keys, and its row for each app's host. Two processes at once create one actor: the handle is unique. */
export async function createCoopActor({
  transact,
  activities,
  site,
  config,
}: Pick<ServiceDeps, 'activities' | 'config' | 'site' | 'transact'>): Promise<void> {
  const { handle, name, description } = site.coop
  const keys = await createActorKeys(config.SESSION_SECRET)
  await transact(async (tx) => {
    const { count } = await tx.actor.createMany({
      data: [{ kind: 'coop', handle, displayName: name, summaryHtml: `<p>${escapeHtml(description)}</p>`, ...keys }],
      skipDuplicates: true,
    })
    if (count === 0) return
    const actor = await tx.actor.findUniqueOrThrow({ where: { handle }, select: { id: true } })
    await tx.appActor.createMany({
      data: APP_NAMES.map((app) => ({ actorId: actor.id, app, uri: actorAddresses(config, app, handle).id })),
    })
    await activities.append(tx, actorCreated, {
      objectId: actor.id,
      object: { actorId: actor.id, handle, kind: 'coop' },
    })
  })
}
