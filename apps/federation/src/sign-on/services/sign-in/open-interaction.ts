import type { InteractionPurpose } from '@rose-ash/domains/identity/proofs/proof-purposes'
import type Provider from 'oidc-provider'

/** A sign-in that this browser has started. */
export interface OpenInteraction {
  readonly uid: string
  /** `login`, or `consent` when only the signed-in member's consent is missing. */
  readonly prompt: string
  readonly clientId: string
  /** The member who is signed in already and must sign in again. */
  readonly memberId: string | undefined
  /** What its letters are for: a member who is signed in already proves once more who they are. */
  readonly purpose: InteractionPurpose
  readonly grantId: string | undefined
  /** Whether the application asks for the second factor of who has one. */
  readonly wantsFactor: boolean
  /** The scopes for which consent is asked. */
  readonly missingScopes: readonly string[]
  /** The single claims for which consent is asked. */
  readonly missingClaims: readonly string[]
  /** Whether the application takes nothing but a passkey. */
  readonly needsPasskey: boolean
  /** The address that the application thinks it is (`login_hint`). */
  readonly emailHint: string | undefined
  /** The token of the invitation that somebody who is not signed in follows. */
  readonly invitation: string | undefined
  /** The provider's own interaction. */
  readonly details: Awaited<ReturnType<Provider['interactionDetails']>>
}
