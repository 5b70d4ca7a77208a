import { acrOf } from '@rose-ash/shared/addresses/acr'
import type { InteractionResults } from 'oidc-provider'
import type { OpenInteraction } from './open-interaction.ts'

/** The next step of a sign-in. */
export type SignInStep =
  | { readonly to: 'provider'; readonly result: InteractionResults }
  | { readonly to: 'second-factor' }
  /** Another member is signed in with this browser. */
  | { readonly to: 'other-member' }

export interface RecognisedMember {
  readonly memberId: string
  /** The sign-in methods: `mail`, and values of RFC 8176. */
  readonly methods: readonly string[]
}

/** Signs an authenticated member in. When a signed-in member must sign in again, it must be the same member. */
export function signInAs(
  { memberId: current }: Pick<OpenInteraction, 'memberId'>,
  { memberId, methods }: RecognisedMember,
): SignInStep {
  if (current && current !== memberId) return { to: 'other-member' }
  const login = { accountId: memberId, amr: [...methods], acr: acrOf(methods), remember: true }
  return { to: 'provider', result: { login } }
}
