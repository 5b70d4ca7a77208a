import type { Tx } from '@rose-ash/shared/db/client'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { claimProof } from '../../identity/proofs/claim-proof.ts'
import { createMemberProof, peekMemberProof } from '../../identity/proofs/member-proof.ts'
import { stopReset } from '../../identity/resets/stop-reset.ts'

/** What a link in a letter about an account does: no sign-in is needed for it, since whoever writes may have taken that away. */
export type LetterLink = 'not-me' | 'undo-address' | 'stop-reset'

interface MakeLetterLink {
  memberId: string
  /** Where the letter goes. */
  email: string
  link: LetterLink
  lifetimeMs: number
  /** When that happened which the letter tells of. */
  aboutAt: Date
}

/** Makes the link's secret, which is stored as a hash only. */
export function makeLetterLink(
  deps: Pick<ServiceDeps, 'clock' | 'config'>,
  tx: Tx,
  { link: purpose, ...letter }: MakeLetterLink,
): Promise<{ proofId: string; token: string }> {
  return createMemberProof(deps, tx, { ...letter, purpose })
}

/** The member and the address of a link that still works, without using it. */
export function peekLetterLink(
  deps: Pick<ServiceDeps, 'clock'>,
  tx: Tx,
  { token, link }: { token: string; link: LetterLink },
): Promise<{ memberId: string; email: string } | undefined> {
  return peekMemberProof(deps, tx, { token, purpose: link })
}

/** Stops a reset by the link of its letter, once; false when the link is of no use, or nothing was under way any more. */
export async function stopResetByLetter(
  deps: Pick<ServiceDeps, 'activities' | 'clock' | 'config'>,
  tx: Tx,
  { token }: { token: string },
): Promise<boolean> {
  const claim = await claimProof(deps, tx, { purpose: 'stop-reset', by: { token } })
  if (claim.result !== 'claimed' || !claim.memberId) return false
  return stopReset(deps, tx, { memberId: claim.memberId, byId: claim.memberId })
}
