import { issuerOf } from '@rose-ash/shared/oidc/issuer'
import type { Request, Response } from 'express'
import type { AppContext } from '../../context.ts'
import { pinHost } from '../../oidc/mount-provider.ts'
import type { OpenInteraction } from '../sign-in/find-interaction.ts'

type Deps = Pick<AppContext, 'config' | 'provider'>

/** Gives an application what it asked for, remembered as a grant that the member finds among their connected applications. */
export async function consentTo(
  ctx: Deps,
  req: Request,
  res: Response,
  { clientId, grantId: knownId, memberId, missingScopes }: OpenInteraction,
): Promise<void> {
  const provider = await ctx.provider.get()
  const known = knownId ? await provider.Grant.find(knownId) : undefined
  const grant = known ?? new provider.Grant({ accountId: memberId!, clientId })
  if (missingScopes.length > 0) grant.addOIDCScope(missingScopes.join(' '))
  const grantId = await grant.save()
  pinHost(req, new URL(issuerOf(ctx.config)))
  await provider.interactionFinished(req, res, { consent: { grantId } }, { mergeWithLastSubmission: true })
}

export async function refuseConsent(ctx: Deps, req: Request, res: Response): Promise<void> {
  const result = { error: 'access_denied', error_description: 'the member said no' }
  pinHost(req, new URL(issuerOf(ctx.config)))
  await (await ctx.provider.get()).interactionFinished(req, res, result, { mergeWithLastSubmission: false })
}
