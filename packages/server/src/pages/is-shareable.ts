import type { Request } from 'express'
import { isHtmx } from '../http/is-htmx.ts'
import { wantedForm } from '../http/wanted-form.ts'

/** Whether a request may be answered with a shared page. */
export function isShareable(req: Request): boolean {
  const { method, hostKind, headers, originalUrl } = req
  if ((method !== 'GET' && method !== 'HEAD') || hostKind !== 'public') return false
  if (headers.authorization || headers.range || isHtmx(req) || originalUrl.length > 512) return false
  // JSON and ActivityStreams have the same addresses and are not cached here.
  return wantedForm(req) === 'page'
}
