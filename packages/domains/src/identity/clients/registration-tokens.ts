import { randomBytes } from 'node:crypto'
import type { Tx } from '@rose-ash/shared/db/client'
import type { RegistrationToken } from '@rose-ash/shared/protocols/clients'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { hashOidcId } from './hash-oidc-id.ts'

type Deps = Pick<ServiceDeps, 'clock' | 'services'>

const KIND = 'InitialAccessToken'
const WEEK_SECONDS = 7 * 24 * 3600

interface Payload {
  readonly note: string
}

/** Tokens that no application has used yet, newest first. */
export async function listRegistrationTokens(tx: Tx): Promise<readonly RegistrationToken[]> {
  const rows = await tx.oidcPayload.findMany({
    where: { kind: KIND, expiresAt: { gt: new Date() } },
    orderBy: { createdAt: 'desc' },
    select: { idHash: true, payload: true, createdAt: true, expiresAt: true },
  })
  return rows.map(({ idHash, payload, createdAt, expiresAt }) =>
    Object.freeze({ id: idHash, note: (payload as unknown as Payload).note, createdAt, expiresAt: expiresAt! }),
  )
}

/** Makes a token with which one application may register itself. Stored in the provider's own form, by its hash. */
export async function createRegistrationToken(
  deps: Deps,
  tx: Tx,
  { note, byId }: { note: string; byId: string | null },
): Promise<{ token: string }> {
  const token = randomBytes(32).toString('base64url')
  const iat = Math.floor(deps.clock.now().getTime() / 1000)
  const exp = iat + WEEK_SECONDS
  const idHash = hashOidcId(token)
  await tx.oidcPayload.create({
    data: {
      kind: KIND,
      idHash,
      payload: { kind: KIND, iat, exp, note, policies: ['house'] },
      expiresAt: new Date(exp * 1000),
    },
  })
  await audit(deps, tx, { action: 'registration-token.created', id: idHash, byId })
  return { token }
}

/** False when it was used, too old or withdrawn before. */
export async function withdrawRegistrationToken(
  deps: Deps,
  tx: Tx,
  { id, byId }: { id: string; byId: string | null },
): Promise<boolean> {
  const { count } = await tx.oidcPayload.deleteMany({ where: { kind: KIND, idHash: id } })
  if (count > 0) await audit(deps, tx, { action: 'registration-token.withdrawn', id, byId })
  return count > 0
}

/** Takes a token, once, for the registration in the same transaction. */
export async function takeRegistrationToken(tx: Tx, token: string): Promise<boolean> {
  const { count } = await tx.oidcPayload.deleteMany({ where: { kind: KIND, idHash: hashOidcId(token) } })
  return count === 1
}

function audit(
  { services }: Pick<Deps, 'services'>,
  tx: Tx,
  { action, id, byId }: { action: string; id: string; byId: string | null },
): Promise<void> {
  const subject = { subjectType: 'registration-token' as const, subjectId: id.slice(0, 12) }
  return services.account.appendAudit(tx, { actorId: byId, action, ...subject, details: {} })
}
