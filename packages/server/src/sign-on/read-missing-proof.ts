import type { SignedInMember } from '@rose-ash/shared/audience/signed-in-member'
import type { ActName } from '@rose-ash/shared/rights/acts'
import {
  asksForProof,
  type MissingProof,
  missingProof,
  needsSecondFactor,
  proofPolicyOf,
} from '@rose-ash/shared/rights/proof-policy'
import { secondFactorDueAt } from '@rose-ash/shared/rights/second-factor-due-at'
import type { Request } from 'express'
import type { ServerContext } from '../context/server-context.ts'
import './session/session-types.ts'

type Deps = Pick<ServerContext, 'db' | 'services' | 'site'>

/** What the request's member must prove before an act. Only acts that ask more than a session cost a query. */
export async function readMissingProof(
  ctx: Deps,
  { user }: Pick<Request, 'user'>,
  act: ActName,
): Promise<MissingProof | undefined> {
  if (!user) return 'newer'
  const { member, methods, authTime: provenAt } = user
  const policy = proofPolicyOf(ctx.site)
  if (!asksForProof(policy, act, member.roles)) return undefined
  const hasSecondFactor = await ctx.services.identity.hasSecondFactor(ctx.db, member.id)
  const dueAt = hasSecondFactor ? undefined : await readSecondFactorDueAt(ctx, member)
  const prover = { roles: member.roles, methods, provenAt, hasSecondFactor, secondFactorDueAt: dueAt }
  return missingProof(policy, act, prover, new Date())
}

/** Until when a member may go on without a second factor; undefined when no role of theirs needs one. */
export async function readSecondFactorDueAt(
  { db, services, site }: Deps,
  { id: memberId, roles }: Pick<SignedInMember, 'id' | 'roles'>,
): Promise<Date | undefined> {
  const { secondFactor: policy } = site
  if (!needsSecondFactor(policy, roles)) return undefined
  return secondFactorDueAt(policy, await services.account.roleGivenAt(db, { memberId, roles: policy.roles }))
}
