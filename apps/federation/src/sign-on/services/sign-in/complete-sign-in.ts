import type { ProvenMember } from '@rose-ash/domains/identity/proofs/redeem-own-link'
import { resumeProof } from '@rose-ash/domains/identity/proofs/resume-proof'
import { hasSecondFactor } from '@rose-ash/domains/identity/totp/has-second-factor'
import { needsFactor } from '@rose-ash/domains/identity/totp/needs-factor'
import type { AppContext } from '../../../context.ts'
import type { OpenInteraction } from './open-interaction.ts'
import { awaitSecondFactor } from './second-factor.ts'
import { type SignInStep, signInAs } from './sign-in-step.ts'

type Deps = Pick<AppContext, 'clock' | 'db' | 'redis' | 'services' | 'transact'>

/** Completes sign-in with a redeemed e-mail link. Undefined when none was redeemed, or another tab has used it. */
export async function completeSignIn(ctx: Deps, interaction: OpenInteraction): Promise<SignInStep | undefined> {
  const { uid: interactionUid, purpose } = interaction
  const member = await ctx.transact((tx) => resumeProof(ctx, tx, { interactionUid, purpose }))
  if (!member) return undefined
  return stepAfterProof(ctx, interaction, {
    memberId: member.id,
    needsFactor: await needsFactor(ctx.db, member.id),
  })
}

/**
 * The step after the e-mail: the second factor when the member has an app for codes, has raised an alarm, or the application asks for
 * it; else they are signed in.
 */
export async function stepAfterProof(
  ctx: Pick<Deps, 'db' | 'redis'>,
  interaction: OpenInteraction,
  proven: ProvenMember,
): Promise<SignInStep> {
  const { memberId } = proven
  const isAsked = proven.needsFactor || (interaction.wantsFactor && (await hasSecondFactor(ctx.db, memberId)))
  if (!isAsked) return signInAs(interaction, { memberId, methods: ['mail'] })
  await awaitSecondFactor(ctx, { interactionUid: interaction.uid, memberId })
  return { to: 'second-factor' }
}
