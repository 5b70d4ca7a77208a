import { type BaseConfig, publicOrigin } from '@rose-ash/shared/config/base-config'

type PartyConfig = Pick<BaseConfig, 'ROSE_PUBLIC_URL'>

/** The relying party of every passkey: the parent domain, so that a passkey made at the desk signs in at the provider. */
export function passkeyPartyId({ ROSE_PUBLIC_URL }: PartyConfig): string {
  return new URL(ROSE_PUBLIC_URL).hostname
}

/** The one place a passkey is made, and the one place it is shown. */
export function passkeyOrigins(config: PartyConfig): { readonly making: string; readonly showing: string } {
  return { making: publicOrigin(config, 'account'), showing: publicOrigin(config, 'federation') }
}
