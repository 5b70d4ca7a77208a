import type Provider from 'oidc-provider'

/** A sign-in that this browser has begun. */
export interface OpenInteraction {
  readonly uid: string
  /** `login`, or `consent` when the member is known and only their consent is missing. */
  readonly prompt: string
  readonly clientId: string
  /** The member who is signed in here already: they are asked to prove it once more. */
  readonly memberId: string | undefined
  readonly grantId: string | undefined
  /** The scopes a consent is asked for. */
  readonly missingScopes: readonly string[]
  /** As the provider keeps it. */
  readonly details: Awaited<ReturnType<Provider['interactionDetails']>>
}
