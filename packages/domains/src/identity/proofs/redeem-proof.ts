import { addressProven } from '@rose-ash/shared/activities/catalogue/account'
import type { Tx } from '@rose-ash/shared/db/client'
import type { Member } from '@rose-ash/shared/protocols/member'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { wipeCredentials } from '../wipe-credentials.ts'
import { claimProof, type ProofClaim } from './claim-proof.ts'
import type { InteractionPurpose } from './proof-purposes.ts'

export type Redemption =
  | { readonly result: 'proven'; readonly member: Member; readonly proofId: string }
  | { readonly result: Exclude<ProofClaim['result'], 'claimed'> | 'suspended' }

type Deps = Pick<ServiceDeps, 'activities' | 'clock' | 'config' | 'services' | 'site'>

/** Redeems a link for signing in: exactly one of several callers gets `proven`. */
export async function redeemLink(
  deps: Deps,
  tx: Tx,
  { token, purpose }: { token: string; purpose: InteractionPurpose },
): Promise<Redemption> {
  return prove(deps, tx, await claimProof(deps, tx, { purpose, by: { token } }))
}

interface RedeemCode {
  interactionUid: string
  code: string
  purpose: InteractionPurpose
}

/** Redeems a typed code for the browser that requested it. */
export async function redeemCode(
  deps: Deps,
  tx: Tx,
  { interactionUid, code, purpose }: RedeemCode,
): Promise<Redemption> {
  return prove(deps, tx, await claimProof(deps, tx, { purpose, by: { interactionUid, code } }))
}

/** Completes a proof: creates the address's member when there is none, and refuses a suspended one. */
async function prove(deps: Deps, tx: Tx, claim: ProofClaim): Promise<Redemption> {
  if (claim.result !== 'claimed') return claim
  const { account } = deps.services
  const { proofId: id, email } = claim
  const member = await proveMember(deps, tx, email)
  if (!member) return { result: 'suspended' }
  await tx.emailProof.update({ where: { id }, data: { memberId: member.id } })
  return { result: 'proven', member: await account.noteSignIn(tx, member.id), proofId: id }
}

/** The member with a proven address, created when there is none; undefined for a suspended one. */
export async function proveMember(deps: Deps, tx: Tx, email: string): Promise<Member | undefined> {
  const { account } = deps.services
  const member = await account.ensureMember(tx, { email, source: 'sign-in' })
  if (member.status !== 'active') return undefined
  if (await account.proveAddress(tx, member.id)) await noteFirstProof(deps, tx, member.id)
  return member
}

/** Removes credentials from before the first proof of the address: they may belong to another person. */
async function noteFirstProof(deps: Deps, tx: Tx, memberId: string): Promise<void> {
  await deps.activities.append(tx, addressProven, {
    actorId: memberId,
    objectId: memberId,
    object: { memberId },
  })
  await wipeCredentials(deps, tx, memberId)
}
