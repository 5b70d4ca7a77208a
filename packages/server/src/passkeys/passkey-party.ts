import { type BaseConfig, publicOrigin } from '@rose-ash/shared/config/base-config'

type PartyConfig = Pick<BaseConfig, 'ROSE_PUBLIC_URL'>

/** The relying party id of passkeys: the parent domain, so that a passkey that was made in account signs in at the provider. */
export function passkeyPartyId({ ROSE_PUBLIC_URL }: PartyConfig): string {
  return new URL(ROSE_PUBLIC_URL).hostname
}

/** The origin where passkeys are registered and the origin where they are used. */
export function passkeyOrigins(config: PartyConfig): { readonly making: string; readonly showing: string } {
  return { making: publicOrigin(config, 'account'), showing: publicOrigin(config, 'federation') }
}
