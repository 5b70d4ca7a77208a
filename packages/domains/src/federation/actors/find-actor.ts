import type { PublicActor } from '@rose-ash/shared/protocols/federation'
import type { ServiceDeps } from '../../deps/service-deps.ts'
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

type Deps = Pick<ServiceDeps, 'activities' | 'config' | 'db' | 'site' | 'transact'>

/**
 * The actor with a handle, without its private keys; null when there is none or it is suspended. The co-op's own actor is created at
 * the first request, in a separate transaction.
 */
export async function findActor(deps: Deps, { handle }: { handle: string }): Promise<PublicActor | null> {
  const wanted = handle.toLowerCase()
  const found = await deps.db.actor.findUnique({ where: { handle: wanted }, select: { ...PUBLIC, suspendedAt: true } })
  if (found) return found.suspendedAt ? null : (found as PublicActor & { suspendedAt: null })
  if (wanted !== deps.site.coop.handle) return null
  await createCoopActor(deps)
  return (await deps.db.actor.findUniqueOrThrow({ where: { handle: wanted }, select: PUBLIC })) as PublicActor
}
