import { alarmRaised } from '@rose-ash/shared/activities/catalogue/account'
import type { Tx } from '@rose-ash/shared/db/client'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { withdrawConsents } from '../../identity/clients/withdraw-consent.ts'
import { claimProof } from '../../identity/proofs/claim-proof.ts'
import { expireMemberProofs } from '../../identity/proofs/member-proof.ts'
import { removeCredentialsSince } from '../../identity/remove-credentials-since.ts'
import { stopReset } from '../../identity/resets/stop-reset.ts'
import { endSessions } from '../../identity/sessions/end-session.ts'
import { appendAudit } from '../audit/append-audit.ts'

type Deps = Pick<ServiceDeps, 'activities' | 'clock' | 'config' | 'site'>

/**
 * "This was not me", by the link of a letter, once: ends every session and every consent with its tokens, takes away the credentials
 * that were made since, and stops a change of address and a reset that are under way. From then on a letter alone signs in only who has
 * nothing stronger. False when the link is of no use.
 */
export async function raiseAlarm(deps: Deps, tx: Tx, { token }: { token: string }): Promise<boolean> {
  const claim = await claimProof(deps, tx, { purpose: 'not-me', by: { token } })
  if (claim.result !== 'claimed' || !claim.memberId) return false
  await shutOut(deps, tx, { memberId: claim.memberId, since: claim.aboutAt, hasNewAddress: false })
  return true
}

interface ShutOut {
  memberId: string
  /** When that happened which was not the member. */
  since: Date | null
  hasNewAddress: boolean
}

/** Ends what somebody else may hold of a member's account. */
export async function shutOut(deps: Deps, tx: Tx, { memberId, since, hasNewAddress }: ShutOut): Promise<void> {
  await expireMemberProofs(deps, tx, { memberId, purpose: 'change-address' })
  await stopReset(deps, tx, { memberId, byId: memberId })
  if (since) await removeCredentialsSince(deps, tx, { memberId, since })
  await endSessions(deps, tx, { memberId, reason: 'revoked' })
  await withdrawConsents(deps, tx, memberId)
  const object = { memberId, hasNewAddress }
  await deps.activities.append(tx, alarmRaised, { actorId: memberId, objectId: memberId, object })
  await appendAudit(deps, tx, {
    actorId: memberId,
    action: hasNewAddress ? 'email.restored' : 'alarm.raised',
    subjectType: 'member',
    subjectId: memberId,
    details: {},
  })
}
