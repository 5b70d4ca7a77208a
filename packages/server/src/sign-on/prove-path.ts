import type { MissingProof } from '@rose-ash/shared/rights/proof-policy'
import type { SiteConfig } from '@rose-ash/shared/site/site-config'

/** The age of a sign-in, in seconds, from which the provider asks again: less than an act demands, so that a member has time to act. */
export const askAgainSeconds = ({ signIn }: Pick<SiteConfig, 'signIn'>): number => signIn.provenAgainMinutes * 40

/** The path where a member gives the missing proof and returns to `next`. */
export function provePath(missing: MissingProof, next: string): string {
  const query = new URLSearchParams({ fresh: '1', ...(missing === 'second-factor' && { factor: '1' }), next })
  return missing === 'set-up' ? `/auth/second-factor?${new URLSearchParams({ next })}` : `/auth/login?${query}`
}
