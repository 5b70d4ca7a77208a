import { OutgoingError } from './outgoing-error.ts'

/** One request of a chain of redirects. */
export interface Hop {
  readonly url: URL
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array | null
}

const REDIRECTS = new Set([301, 302, 303, 307, 308])
/** Headers that are never sent to another origin. */
const PRIVATE_HEADERS = new Set(['authorization', 'cookie', 'proxy-authorization', 'signature', 'signature-input'])
const BODY_HEADERS = /^content-|^digest$/

/** Throws OutgoingError unless `url` is an http or https address without credentials. */
export function parseUrl(url: string | URL, base?: URL): URL {
  const parsed = URL.parse(url, base)
  if (!parsed) throw new OutgoingError('outgoing_url_refused', 'no address that can be parsed')
  if (parsed.protocol !== 'https:' && parsed.protocol !== 'http:')
    throw new OutgoingError('outgoing_url_refused', `${parsed.protocol} addresses are not asked`)
  if (parsed.username || parsed.password)
    throw new OutgoingError('outgoing_url_refused', `the address of ${parsed.host} holds a user name or password`)
  return parsed
}

/**
 * The request that a redirect asks for (RFC 9110, section 15.4); undefined when the answer does not redirect. Credentials are not sent
 * to another origin. Throws OutgoingError for a refused address and for a redirect from https to http.
 */
export function nextHop(hop: Hop, status: number, location: string | string[] | undefined): Hop | undefined {
  if (!REDIRECTS.has(status) || typeof location !== 'string') return undefined
  const url = parseUrl(location, hop.url)
  if (hop.url.protocol === 'https:' && url.protocol === 'http:')
    throw new OutgoingError('outgoing_redirects', `${hop.url.host} redirects from https to http`)
  const losesBody = status === 303 ? hop.method !== 'HEAD' : status < 307 && hop.method === 'POST'
  const kept = (name: string) =>
    !(losesBody && BODY_HEADERS.test(name)) && !(url.origin !== hop.url.origin && PRIVATE_HEADERS.has(name))
  return {
    url,
    method: losesBody ? 'GET' : hop.method,
    headers: Object.fromEntries(Object.entries(hop.headers).filter(([name]) => kept(name.toLowerCase()))),
    body: losesBody ? null : hop.body,
  }
}
