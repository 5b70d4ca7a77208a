import { issuerOf } from '@rose-ash/shared/oidc/issuer'
import type { Request, Response } from 'express'
import type { AppContext } from '../../context.ts'
import { pinHost } from '../../oidc/mount-provider.ts'

/**
 * Takes a proven proof up and sends the browser on to where it was going, signed in. False when there is none to take, or another
 * tab took it. The request must carry the interaction's cookie (findInteraction).
 */
export async function finishSignIn(
  { config, provider, services, transact }: Pick<AppContext, 'config' | 'provider' | 'services' | 'transact'>,
  req: Request,
  res: Response,
  interactionUid: string,
): Promise<boolean> {
  const member = await transact((tx) => services.account.resumeProof(tx, interactionUid))
  if (!member) return false
  pinHost(req, new URL(issuerOf(config)))
  res.setHeader('Cache-Control', 'no-store')
  const result = { login: { accountId: member.id, amr: ['mail'], remember: true } }
  await (await provider.get()).interactionFinished(req, res, result, { mergeWithLastSubmission: false })
  return true
}
