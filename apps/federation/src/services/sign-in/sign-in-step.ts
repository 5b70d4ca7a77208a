import type { InteractionResults } from 'oidc-provider'
import { acrOf } from '../../oidc/acr.ts'
import type { OpenInteraction } from './open-interaction.ts'

/** Where a sign-in goes on. */
export type SignInStep =
  | { readonly to: 'provider'; readonly result: InteractionResults }
  | { readonly to: 'second-factor' }
  /** Another member is signed in in this browser. */
  | { readonly to: 'other-member' }

export interface RecognisedMember {
  readonly memberId: string
  /** How: `mail`, and the words of RFC 8176. */
  readonly methods: readonly string[]
}

/** Signs a recognised member in. A member who proves themselves once more must be the one who is signed in here. */
export function signInAs(
  { memberId: current }: Pick<OpenInteraction, 'memberId'>,
  { memberId, methods }: RecognisedMember,
): SignInStep {
  if (current && current !== memberId) return { to: 'other-member' }
  const login = { accountId: memberId, amr: [...methods], acr: acrOf(methods), remember: true }
  return { to: 'provider', result: { login } }
}
