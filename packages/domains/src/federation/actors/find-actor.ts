import type { PublicActor } from '@rose-ash/shared/protocols/federation'
import type { ServiceDeps } from '../../context/service-deps.ts'
import { createCoopActor } from './create-coop-actor.ts'

const PUBLIC = {
  id: true,
  kind: true,
  handle: true,
  displayName: true,
  summaryHtml: true,
  avatarUrl: true,
  rsaPublicKeyPem: true,
  ed25519PublicKeyMultibase: true,
  createdAt: true,
} as const

/** The actor of a handle, without its private keys; suspended ones are not there. The co-op's own is made at its first mention. */
export async function findActor(deps: ServiceDeps, handle: string): Promise<PublicActor | null> {
  const wanted = handle.toLowerCase()
  const found = await deps.db.actor.findUnique({ where: { handle: wanted }, select: { ...PUBLIC, suspendedAt: true } })
  if (found) return found.suspendedAt ? null : (found as PublicActor & { suspendedAt: null })
  if (wanted !== deps.site.coop.handle) return null
  await createCoopActor(deps)
  return (await deps.db.actor.findUniqueOrThrow({ where: { handle: wanted }, select: PUBLIC })) as PublicActor
}

/** Whether an actor of that handle was here and is no more (410). */
export async function isGone({ db }: Pick<ServiceDeps, 'db'>, handle: string): Promise<boolean> {
  return (await db.actor.count({ where: { handle: handle.toLowerCase(), suspendedAt: { not: null } } })) > 0
}
