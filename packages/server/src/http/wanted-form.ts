import type { Request } from 'express'

/** Each with every parameter that a client may name: a client's range matches a type that has all its parameters, and more. */
const PAGE = 'text/html;charset=utf-8'
const PROFILED = ';charset=utf-8;profile="https://www.w3.org/ns/activitystreams"'
const DATA = [
  `application/activity+json${PROFILED}`,
  `application/ld+json${PROFILED}`,
  'application/json;charset=utf-8',
  'application/jrd+json;charset=utf-8',
] as const

/**
 * Which form of an address the Accept header prefers (RFC 9110 section 12.5.1; ActivityPub section 3.2): `page` for HTML and for a client
 * that takes anything, `data` for JSON of any kind; undefined for a client that takes neither.
 */
export function wantedForm(req: Pick<Request, 'accepts'>): 'page' | 'data' | undefined {
  const type = req.accepts([PAGE, ...DATA])
  if (type === false) return undefined
  return type === PAGE ? 'page' : 'data'
}
