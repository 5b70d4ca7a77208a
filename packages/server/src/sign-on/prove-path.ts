import type { MissingProof } from '@rose-ash/shared/rights/proof-policy'

/** The age of a sign-in, in seconds, from which the provider asks again: less than an act demands, so that a member has time to act. */
export const ASK_AGAIN_SECONDS = 10 * 60

/** The path where a member gives the missing proof and returns to `next`. */
export function provePath(missing: MissingProof, next: string): string {
  const query = new URLSearchParams({ fresh: '1', ...(missing === 'second-factor' && { factor: '1' }), next })
  return missing === 'set-up' ? `/auth/second-factor?${new URLSearchParams({ next })}` : `/auth/login?${query}`
}
