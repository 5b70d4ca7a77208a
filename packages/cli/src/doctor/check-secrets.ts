import type { Check } from './finding.ts'

/** Secrets differ from each other, and a public address on https has no development leftovers. */
export const checkSecrets: Check = async (config) => {
  const distinct = config.INTERNAL_SECRET !== config.SESSION_SECRET
  const https =
    config.NODE_ENV !== 'production' ||
    config.ROSE_PUBLIC_URL.startsWith('https:') ||
    config.ROSE_PUBLIC_URL.includes('localhost')
  return [
    {
      ok: distinct,
      about: 'Secrets',
      advice: 'INTERNAL_SECRET and SESSION_SECRET are the same; give each its own: openssl rand -hex 32',
    },
    {
      ok: https,
      about: `Public address: ${config.ROSE_PUBLIC_URL}`,
      advice: 'Cookies are only Secure on https; put a TLS proxy in front and use https:// in ROSE_PUBLIC_URL.',
    },
  ]
}
