import type { Response } from 'express'
import type { AppContext } from '../../context.ts'
import type { OpenInteraction } from '../sign-in/find-interaction.ts'
import { handOver } from '../sign-in/hand-over.ts'

/** Gives an application what it asked for, remembered as a grant that the member finds among their connected applications. */
export async function consentTo(
  ctx: Pick<AppContext, 'provider'>,
  res: Response,
  interaction: OpenInteraction,
): Promise<void> {
  const { clientId, grantId: knownId, memberId, missingScopes, details } = interaction
  const provider = await ctx.provider.get()
  const known = knownId ? await provider.Grant.find(knownId) : undefined
  const grant = known ?? new provider.Grant({ accountId: memberId!, clientId })
  if (missingScopes.length > 0) grant.addOIDCScope(missingScopes.join(' '))
  const grantId = await grant.save()
  await handOver(ctx, res, interaction, { ...details.lastSubmission, consent: { grantId } })
}

export async function refuseConsent(
  ctx: Pick<AppContext, 'provider'>,
  res: Response,
  interaction: OpenInteraction,
): Promise<void> {
  await handOver(ctx, res, interaction, { error: 'access_denied', error_description: 'the member said no' })
}
