import type { Request } from 'express'
import { nextPath } from '../http/next-path.ts'

/** The field in which our forms name their page; `{{{csrf}}}` prints it. */
export const PAGE_FIELD = '_page'

/** The parameter that names a kept form in the address of its page. */
export const KEPT_PARAMETER = 'kept'

/** The page of this host that contained the form, as the form says, or else the browser; the form's own address when neither does. */
export function pageOfForm(req: Request): string {
  const told: unknown = req.body?.[PAGE_FIELD]
  return withoutKept(nextPath(typeof told === 'string' ? told : (refererOf(req) ?? req.originalUrl)))
}

/** The page of the forms on the page that answers this request. */
export function formPageFor(req: Request): string {
  return req.method === 'GET' || req.method === 'HEAD' ? withoutKept(req.originalUrl) : pageOfForm(req)
}

function refererOf(req: Request): string | undefined {
  const referer = req.get('hx-current-url') ?? req.get('referer') ?? ''
  if (!URL.canParse(referer)) return undefined
  const { host, pathname, search } = new URL(referer)
  return host === (req.get('x-forwarded-host') ?? req.headers.host) ? pathname + search : undefined
}

function withoutKept(path: string): string {
  if (!path.includes(`${KEPT_PARAMETER}=`)) return path
  const { pathname, searchParams } = new URL(path, 'http://own.invalid')
  searchParams.delete(KEPT_PARAMETER)
  return searchParams.size > 0 ? `${pathname}?${searchParams}` : pathname
}
