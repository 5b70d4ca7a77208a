import { clientChanged } from '@rose-ash/shared/activities/catalogue/account'
import type { Prisma, Tx } from '@rose-ash/shared/db/client'
import { NotFoundError } from '@rose-ash/shared/errors/http-errors'
import type { ClientCredentials, ClientSettings } from '@rose-ash/shared/protocols/clients'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { checkClientAddresses } from './check-client-addresses.ts'
import { type ClientMetadata, kindOf, toMetadata } from './client-metadata.ts'
import { newClientSecret, sealClientSecret } from './client-secrets.ts'

type Deps = Pick<ServiceDeps, 'activities' | 'clock' | 'config' | 'services'>

interface OneClient {
  readonly clientId: string
  readonly byId: string | null
}

/** Sets what an administrator says of an application; its kind stays. Throws ValidationError with `{ field: ClientAddressFault }`, NotFoundError. */
export async function changeClient(
  deps: Deps,
  tx: Tx,
  { settings, ...one }: OneClient & { settings: ClientSettings },
): Promise<void> {
  const { clientId } = one
  const row = await tx.oidcClient.findUnique({ where: { clientId }, select: { metadata: true } })
  if (!row) throw new NotFoundError('no such application')
  const kind = kindOf(row.metadata as ClientMetadata)
  checkClientAddresses(deps, kind, settings)
  const metadata = toMetadata(kind, settings) as Prisma.InputJsonObject
  await tx.oidcClient.update({ where: { clientId }, data: { name: settings.name, metadata } })
  await tell(deps, tx, { ...one, change: 'settings' })
}

/** From now on a disabled application can do nothing: the provider does not know it. False when it was so before, or is unknown. */
export async function setClientDisabled(
  deps: Deps,
  tx: Tx,
  { isDisabled, ...one }: OneClient & { isDisabled: boolean },
): Promise<boolean> {
  const { count } = await tx.oidcClient.updateMany({
    where: { clientId: one.clientId, disabledAt: isDisabled ? null : { not: null } },
    data: { disabledAt: isDisabled ? deps.clock.now() : null },
  })
  if (count === 0) return false
  await tell(deps, tx, { ...one, change: isDisabled ? 'disabled' : 'enabled' })
  return true
}

/** Makes a new secret; the old one is worth nothing from now on. Throws NotFoundError for an application without one. */
export async function rotateClientSecret(deps: Deps, tx: Tx, one: OneClient): Promise<ClientCredentials> {
  const { clientId } = one
  const clientSecret = newClientSecret()
  const { count } = await tx.oidcClient.updateMany({
    where: { clientId, secretEncrypted: { not: null } },
    data: { secretEncrypted: sealClientSecret(deps, clientSecret) },
  })
  if (count === 0) throw new NotFoundError('no such application with a secret')
  await tell(deps, tx, { ...one, change: 'secret' })
  return { clientId, clientSecret }
}

/** An application that takes itself out (RFC 7592, 2.3), with every consent to it. False when it is unknown. */
export async function withdrawClient(deps: Deps, tx: Tx, clientId: string): Promise<boolean> {
  const { count } = await tx.oidcClient.deleteMany({ where: { clientId } })
  if (count === 0) return false
  await tx.oidcPayload.deleteMany({ where: { clientId } })
  await tell(deps, tx, { clientId, byId: null, change: 'withdrawn' })
  return true
}

type Change = 'settings' | 'secret' | 'disabled' | 'enabled' | 'withdrawn'

async function tell(deps: Deps, tx: Tx, { clientId, byId, change }: OneClient & { change: Change }): Promise<void> {
  await deps.activities.append(tx, clientChanged, { actorId: byId, objectId: clientId, object: { clientId, change } })
  await deps.services.account.appendAudit(tx, {
    actorId: byId,
    action: `client.${change}`,
    subjectType: 'client',
    subjectId: clientId,
    details: {},
  })
}
