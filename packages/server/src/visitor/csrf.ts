import { createHmac, timingSafeEqual } from 'node:crypto'
import type { AppName } from '@rose-ash/shared/config/app-name'
import { type BaseConfig, publicOrigin } from '@rose-ash/shared/config/base-config'
import { ForbiddenError, UnauthenticatedError } from '@rose-ash/shared/errors/http-errors'
import type { Request, RequestHandler } from 'express'
import type { Redis } from 'ioredis'
import { SAFE_METHODS } from '../http/safe-methods.ts'
import { multipartToken } from './multipart-token.ts'
import { ownerMark, ownerMarkIn } from './owner-mark.ts'
import { createVisitorReader } from './read-visitor.ts'
import type { Visitor } from './visitor.ts'
import { CART_COOKIE, sessionCookieName } from './visitor-cookies.ts'

interface CsrfContext {
  readonly app: AppName
  readonly config: BaseConfig
  readonly redis: Redis
}

/** Paths for callers that are not browsers: they authenticate by a signature or a token. */
const EXEMPT: readonly RegExp[] = [/^\/hooks\//, /^\/internal\//, /\/inbox$/, /^\/auth\/backchannel-logout$/]

/**
 * Refuses state changes that another site started. The browser names the origin of a request by Origin or Sec-Fetch-Site; without
 * both, the form must contain the token of our own pages.
 */
export function csrf({ app, config, redis }: CsrfContext, exempt: readonly RegExp[] = []): RequestHandler {
  const own = publicOrigin(config, app)
  const readVisitor = createVisitorReader({ app, config, redis })
  const exemptions = [...EXEMPT, ...exempt]
  return async (req, _res, next) => {
    if (SAFE_METHODS.has(req.method) || exemptions.some((pattern) => pattern.test(req.path))) return next()
    const token = saysWhere(req) ? undefined : await sentToken(req)
    if (token === undefined ? isFromHere(req, own) : isToken(token, req, config)) return next()
    // Shown in a session that has ended: the form is kept, and shown again to the member of its mark and to nobody else.
    const mark = ownerMarkIn(token ?? '')
    const { member } = (mark && (await readVisitor(req))) || {}
    if (mark && (!member || ownerMark(member.id, config) === mark))
      throw new UnauthenticatedError('the session of the form has ended')
    throw new ForbiddenError('state change from another site', { code: 'cross_site' })
  }
}

/** Whether the browser says from which site the request comes; then `csrf` has compared it with ours. */
export function saysWhere({ headers }: Request): boolean {
  return Boolean(headers.origin || headers['sec-fetch-site'])
}

function isFromHere({ headers }: Request, own: string): boolean {
  const { origin, 'sec-fetch-site': site } = headers
  if (origin && origin !== 'null') return origin === own
  return site === 'same-origin' || (site === 'none' && !origin)
}

/**
 * The token of this visitor's forms: an HMAC over the cookies that authorise requests. Anonymous visitors share one token, since an
 * attacker gains nothing from it; so their pages can be shared. After the dot it has the mark of the member to whom the form was shown.
 */
export function csrfToken({ member, cookies }: Visitor, config: CsrfConfig): string {
  const proof = proofOf(cookies, config)
  return member ? `${proof}.${ownerMark(member.id, config)}` : proof
}

type CsrfConfig = Pick<BaseConfig, 'SESSION_SECRET' | 'ROSE_PUBLIC_URL'>

function proofOf(cookies: Visitor['cookies'], config: CsrfConfig): string {
  const bound = cookies[sessionCookieName(config)] ?? cookies[CART_COOKIE] ?? 'anonymous'
  return createHmac('sha256', config.SESSION_SECRET).update(`csrf\n${bound}`).digest('base64url')
}

async function sentToken(req: Request): Promise<string | undefined> {
  const sent: unknown = req.body?._csrf ?? req.headers['x-csrf-token'] ?? (await multipartToken(req))
  return typeof sent === 'string' ? sent : undefined
}

function isToken(sent: string, req: Request, config: BaseConfig): boolean {
  const expected = Buffer.from(proofOf(req.cookies, config))
  const given = Buffer.from(sent.split('.')[0]!)
  return given.length === expected.length && timingSafeEqual(given, expected)
}
