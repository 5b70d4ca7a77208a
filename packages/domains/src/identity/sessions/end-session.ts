import { logoutOwed, sessionEnded } from '@rose-ash/shared/activities/catalogue/account'
import { isFirstParty } from '@rose-ash/shared/addresses/issuer'
import type { Tx } from '@rose-ash/shared/db/client'
import type { SessionEndReason } from '@rose-ash/shared/protocols/sessions'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { listToldClients } from '../clients/logout-address.ts'
import { sessionOfSid } from './list-devices.ts'

type Deps = Pick<ServiceDeps, 'activities' | 'clock' | 'site'>

interface EndSession {
  sessionUid: string
  reason: SessionEndReason
}

/**
 * Ends one session in all applications: in one transaction, deletes the provider's state and appends `account.session.ended` with
 * every application to be told. False when it was ended before. Each application of another organisation that asks for
 * logout tokens is owed one by an activity of its own.
 */
export async function endSession(
  { activities, clock, site }: Deps,
  tx: Tx,
  { sessionUid, reason }: EndSession,
): Promise<boolean> {
  const ended = await tx.memberSession.updateManyAndReturn({
    where: { sessionUid, endedAt: null },
    data: { endedAt: clock.now(), endedReason: reason },
    select: { memberId: true },
  })
  const clients = await tx.memberSessionClient.findMany({
    where: { sessionUid },
    orderBy: { createdAt: 'asc' },
    select: { clientId: true, sid: true, grantId: true },
  })
  // Grants of other organisations' applications outlive the session; the member can withdraw them.
  const grantIds = clients.filter(({ clientId }) => isFirstParty(site, clientId)).map(({ grantId }) => grantId)
  await tx.oidcPayload.deleteMany({
    where: { OR: [{ kind: 'Session', uid: sessionUid }, { grantId: { in: grantIds } }] },
  })
  const memberId = ended[0]?.memberId
  if (!memberId) return false
  await activities.append(tx, sessionEnded, {
    actorId: memberId,
    objectId: memberId,
    object: { memberId, sessionUid, reason, clients: clients.map(({ clientId, sid }) => ({ clientId, sid })) },
  })
  const others = clients.filter(({ clientId }) => !isFirstParty(site, clientId))
  const told = await listToldClients(
    tx,
    others.map(({ clientId }) => clientId),
  )
  for (const { clientId, sid } of others.filter((client) => told.has(client.clientId)))
    await activities.append(tx, logoutOwed, {
      actorId: memberId,
      objectId: clientId,
      object: { memberId, clientId, sid },
    })
  return true
}

/**
 * Ends the session to which an application's `sid` belongs. Returns the `sid` of every application in it, so that the caller can let
 * all of them forget it at once; none when the session is not known.
 */
export async function endSessionOfSid(
  deps: Deps,
  tx: Tx,
  { sid, reason }: { sid: string; reason: SessionEndReason },
): Promise<readonly string[]> {
  const sessionUid = await sessionOfSid(tx, sid)
  if (!sessionUid) return []
  const clients = await tx.memberSessionClient.findMany({ where: { sessionUid }, select: { sid: true } })
  await endSession(deps, tx, { sessionUid, reason })
  return clients.map((client) => client.sid)
}

interface EndSessions {
  memberId: string
  reason: SessionEndReason
  exceptUid?: string
}

/** Ends every session of a member, or all but one; returns their number. */
export async function endSessions(deps: Deps, tx: Tx, { memberId, reason, exceptUid }: EndSessions): Promise<number> {
  const alive = await tx.memberSession.findMany({
    where: { memberId, endedAt: null, ...(exceptUid && { sessionUid: { not: exceptUid } }) },
    orderBy: { id: 'asc' },
    select: { sessionUid: true },
  })
  for (const { sessionUid } of alive) await endSession(deps, tx, { sessionUid, reason })
  return alive.length
}
