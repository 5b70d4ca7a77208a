import type { Tx } from '@rose-ash/shared/db/client'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { type ClientMetadata, kindOf } from '../clients/client-metadata.ts'
import { endSessions } from './end-session.ts'

/**
 * Ends every session of a member, and takes back the refresh tokens of other organisations' applications that run in a browser: whoever
 * sits at it would go on as the member. Those on servers and devices go on, and the consents stand. Returns the `sid` of every
 * application that was signed in, so that the caller can let all of them forget it at once.
 */
export async function signOutEverywhere(
  deps: Pick<ServiceDeps, 'activities' | 'clock' | 'site'>,
  tx: Tx,
  memberId: string,
): Promise<readonly string[]> {
  const clients = await tx.memberSessionClient.findMany({
    where: { session: { memberId, endedAt: null } },
    select: { sid: true },
  })
  await endSessions(deps, tx, { memberId, reason: 'signed-out' })
  const held = await tx.oidcPayload.findMany({
    where: { kind: 'RefreshToken', memberId },
    distinct: ['clientId'],
    select: { clientId: true },
  })
  const applications = await tx.oidcClient.findMany({
    where: { clientId: { in: held.flatMap(({ clientId }) => clientId ?? []) } },
    select: { clientId: true, metadata: true },
  })
  const inBrowsers = applications.filter(({ metadata }) => kindOf(metadata as ClientMetadata) === 'browser')
  await tx.oidcPayload.deleteMany({
    where: { kind: 'RefreshToken', memberId, clientId: { in: inBrowsers.map(({ clientId }) => clientId) } },
  })
  return clients.map(({ sid }) => sid)
}
