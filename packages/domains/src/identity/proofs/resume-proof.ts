import type { Tx } from '@rose-ash/shared/db/client'
import type { Member } from '@rose-ash/shared/protocols/member'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import type { InteractionPurpose } from './proof-purposes.ts'

/** How long a redeemed proof can be picked up by its waiting tab. */
const RESUME_WITHIN_MS = 10 * 60_000

/** Completes sign-in in the waiting tab with a redeemed proof. A conditional update ensures that a proof signs in one browser only. */
export async function resumeProof(
  { clock, services }: Pick<ServiceDeps, 'clock' | 'services'>,
  tx: Tx,
  { interactionUid, purpose }: { interactionUid: string; purpose: InteractionPurpose },
): Promise<Member | undefined> {
  const claimed = await tx.$queryRaw<{ member_id: string }[]>`
    UPDATE email_proofs SET resumed_at = ${clock.now()}
    WHERE interaction_uid = ${interactionUid} AND purpose = ${purpose} AND member_id IS NOT NULL
      AND consumed_at IS NOT NULL AND resumed_at IS NULL AND consumed_at > ${new Date(clock.now().getTime() - RESUME_WITHIN_MS)}
    RETURNING member_id`
  const member = claimed[0] && (await services.account.getMember(tx, claimed[0].member_id))
  return member?.status === 'active' ? member : undefined
}
