import type { Response } from 'express'
import type { AppContext } from '../../context.ts'
import { acrOf } from '../../oidc/acr.ts'
import type { OpenInteraction } from './find-interaction.ts'
import { handOver } from './hand-over.ts'

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
  ctx: Pick<AppContext, 'provider'>,
  res: Response,
  interaction: OpenInteraction,
  { memberId, methods }: ProvenMember,
): Promise<boolean> {
  if (interaction.memberId && interaction.memberId !== memberId) return false
  const login = { accountId: memberId, amr: [...methods], acr: acrOf(methods), remember: true }
  await handOver(ctx, res, interaction, { login })
  return true
}
