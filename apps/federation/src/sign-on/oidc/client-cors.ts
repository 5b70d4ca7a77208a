import type { Client, KoaContextWithOIDC } from 'oidc-provider'

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * Whether a page of this origin may call the provider in the name of a client: only of clients that keep no secret, and only from where
 * they are registered. A program on a person's own device may use any port of loopback, as its redirects may.
 */
export function isOriginOf(_ctx: KoaContextWithOIDC, origin: string, client: Client): boolean {
  if (client.clientAuthMethod !== 'none') return false
  const asked = URL.parse(origin)
  return (client.redirectUris ?? []).some((uri) => {
    const { origin: own, hostname, protocol } = new URL(uri)
    if (own === origin) return true
    const isFreePort = client.applicationType === 'native' && protocol === 'http:' && LOOPBACK.has(hostname)
    return isFreePort && asked?.protocol === 'http:' && asked.hostname === hostname
  })
}
