import type { IncomingHttpHeaders, IncomingMessage, OutgoingHttpHeaders } from 'node:http'

const ONE_HOP = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'upgrade',
]
const CLAIMED_BY_CLIENT = /^(x-forwarded-|forwarded$|x-real-ip$|x-rose-)/

/** The request headers for the app: the client's, with X-Forwarded headers set by the gateway instead of the client. */
export function forwardedHeaders(request: IncomingMessage): OutgoingHttpHeaders {
  const listed = (request.headers.connection ?? '').toLowerCase().split(/\s*,\s*/)
  const headers = keep(request.headers, (name) => !listed.includes(name) && !CLAIMED_BY_CLIENT.test(name))
  return {
    ...headers,
    'x-forwarded-host': request.headers.host,
    'x-forwarded-proto': 'http',
    'x-forwarded-for': (request.socket.remoteAddress ?? '').replace(/^::ffff:/, ''),
  }
}

/** The response headers for the client: the app's, without hop-by-hop headers. */
export function returnedHeaders(headers: IncomingHttpHeaders): OutgoingHttpHeaders {
  return keep(headers, () => true)
}

function keep(headers: IncomingHttpHeaders, also: (name: string) => boolean): OutgoingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !ONE_HOP.includes(name) && also(name)))
}
