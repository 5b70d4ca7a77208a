import { createHmac, timingSafeEqual } from 'node:crypto'
import type { AppName } from '@rose-ash/shared/config/app-name'
import { type BaseConfig, publicOrigin } from '@rose-ash/shared/config/base-config'
import { ForbiddenError } from '@rose-ash/shared/errors/http-errors'
import type { Request, RequestHandler } from 'express'
import { SAFE_METHODS } from '../http/safe-methods.ts'
import { multipartToken } from './multipart-token.ts'
import { ownerMark } from './owner-mark.ts'
import type { Visitor } from './visitor.ts'
import { CART_COOKIE, sessionCookieName } from './visitor-cookies.ts'

/** Paths for callers that are not browsers: they authenticate by a signature or a token. */
const EXEMPT: readonly RegExp[] = [/^\/hooks\//, /^\/internal\//, /\/inbox$/, /^\/auth\/backchannel-logout$/]

/**
 * Refuses state changes that another site started. The browser names the origin of a request by Origin or Sec-Fetch-Site; without
 * both, the form must contain the token of our own pages.
 */
export function csrf(app: AppName, config: BaseConfig, exempt: readonly RegExp[] = []): RequestHandler {
  const own = publicOrigin(config, app)
  const exemptions = [...EXEMPT, ...exempt]
  return async (req, _res, next) => {
    if (SAFE_METHODS.has(req.method) || exemptions.some((pattern) => pattern.test(req.path))) return next()
    if (!(await isOwn(req, own, config)))
      throw new ForbiddenError('state change from another site', { code: 'cross_site' })
    next()
  }
}

async function isOwn(req: Request, own: string, config: BaseConfig): Promise<boolean> {
  const { origin, 'sec-fetch-site': site } = req.headers
  if (origin && origin !== 'null') return origin === own
  if (site) return site === 'same-origin' || (site === 'none' && !origin)
  if (origin) return false
  return isToken(req, config)
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

async function isToken(req: Request, config: BaseConfig): Promise<boolean> {
  const sent: unknown = req.body?._csrf ?? req.headers['x-csrf-token'] ?? (await multipartToken(req))
  if (typeof sent !== 'string') return false
  const expected = Buffer.from(proofOf(req.cookies, config))
  const given = Buffer.from(sent.split('.')[0]!)
  return given.length === expected.length && timingSafeEqual(given, expected)
}
