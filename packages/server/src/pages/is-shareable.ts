import type { Request } from 'express'

/** Whether the answer to a request may be a page that other readers are given too. */
export function isShareable({ method, audience, headers, originalUrl }: Request): boolean {
  if ((method !== 'GET' && method !== 'HEAD') || audience !== 'public') return false
  if (headers.authorization || headers.range || headers['hx-request'] || originalUrl.length > 512) return false
  return wantsHtml(headers.accept)
}

/** JSON, ActivityStreams and feeds are negotiated on the same addresses and are not kept here. */
function wantsHtml(accept = '*/*'): boolean {
  return !accept.includes('json') && (accept.includes('text/html') || accept.includes('*/*'))
}
