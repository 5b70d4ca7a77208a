import type { Response } from 'express'
import { acrOf } from '../../oidc/acr.ts'
import type { OpenInteraction } from './find-interaction.ts'

export interface ProvenMember {
  readonly memberId: string
  /** How: `mail`, and the words of RFC 8176. */
  readonly methods: readonly string[]
}

/**
 * Hands a proven member to the provider and sends the browser on to where it was going. False when another member is signed in here:
 * who proves themselves once more must be the same one.
 */
export async function signInAs(
  res: Response,
  { memberId: present, details }: OpenInteraction,
  { memberId, methods }: ProvenMember,
): Promise<boolean> {
  if (present && present !== memberId) return false
  details.result = { login: { accountId: memberId, amr: [...methods], acr: acrOf(methods), remember: true } }
  await details.persist()
  res.setHeader('Cache-Control', 'no-store')
  res.status(303).location(details.returnTo).end()
  return true
}
