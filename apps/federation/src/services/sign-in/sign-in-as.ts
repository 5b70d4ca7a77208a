import { issuerOf } from '@rose-ash/shared/oidc/issuer'
import type { Request, Response } from 'express'
import type { AppContext } from '../../context.ts'
import { acrOf } from '../../oidc/acr.ts'
import { pinHost } from '../../oidc/mount-provider.ts'
import type { OpenInteraction } from './find-interaction.ts'

export interface ProvenMember {
  readonly memberId: string
  /** How: `mail`, and the words of RFC 8176. */
  readonly methods: readonly string[]
}

/**
 * Hands a proven member to the provider, which sends the browser on to where it was going. False when another member is signed in
 * here: who proves themselves once more must be the same one.
 */
export async function signInAs(
  { config, provider }: Pick<AppContext, 'config' | 'provider'>,
  req: Request,
  res: Response,
  interaction: OpenInteraction,
  { memberId, methods }: ProvenMember,
): Promise<boolean> {
  if (interaction.memberId && interaction.memberId !== memberId) return false
  pinHost(req, new URL(issuerOf(config)))
  res.setHeader('Cache-Control', 'no-store')
  const result = { login: { accountId: memberId, amr: [...methods], acr: acrOf(methods), remember: true } }
  await (await provider.get()).interactionFinished(req, res, result, { mergeWithLastSubmission: false })
  return true
}
