import type { Tx } from '@rose-ash/shared/db/client'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { needsFactor } from '../totp/needs-factor.ts'
import type { ProvenMember } from './redeem-own-link.ts'
import { proveMember } from './redeem-proof.ts'

type Redeemed = { readonly result: 'proven'; readonly proven: ProvenMember } | { readonly result: 'over' | 'suspended' }

/**
 * Signs in by the letter of an invitation, which proves its address, and accepts it: once, by one of several callers. Who must also
 * give a second factor has accepted nothing yet, and does so when they are in. Throws ValidationError for a name that is none.
 */
export async function redeemInvitation(
  deps: Pick<ServiceDeps, 'activities' | 'clock' | 'config' | 'services' | 'site'>,
  tx: Tx,
  { token, name }: { token: string; name: string },
): Promise<Redeemed> {
  const { account } = deps.services
  const invitation = await account.findInvitation(tx, token)
  if (invitation?.state !== 'open') return { result: 'over' }
  const member = await proveMember(deps, tx, invitation.email)
  if (!member) return { result: 'suspended' }
  const memberId = member.id
  if (await needsFactor(tx, memberId)) return { result: 'proven', proven: { memberId, needsFactor: true } }
  if (!(await account.acceptInvitation(tx, { token, memberId, name }))) return { result: 'over' }
  await account.noteSignIn(tx, memberId)
  return { result: 'proven', proven: { memberId, needsFactor: false } }
}
