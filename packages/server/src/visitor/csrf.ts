import { createHmac, timingSafeEqual } from 'node:crypto'
import type { AppName } from '@rose-ash/shared/config/app-name'
import { type BaseConfig, publicOrigin } from '@rose-ash/shared/config/base-config'
import { ForbiddenError } from '@rose-ash/shared/errors/http-errors'
import type { Request, RequestHandler } from 'express'
import { CART_COOKIE, sessionCookieName } from './visitor-cookies.ts'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Paths for callers that are not browsers: they authenticate by a signature or a token. */
const EXEMPT: readonly RegExp[] = [/^\/hooks\//, /^\/internal\//, /\/inbox$/, /^\/auth\/backchannel-logout$/]

/**
 * Refuses state changes that another site started. The browser names the origin of a request by Origin or Sec-Fetch-Site; without
 * both, the form must contain the token of our own pages.
 */
export function csrf(app: AppName, config: BaseConfig, exempt: readonly RegExp[] = []): RequestHandler {
  const own = publicOrigin(config, app)
  const exemptions = [...EXEMPT, ...exempt]
  return (req, _res, next) => {
    if (SAFE.has(req.method) || exemptions.some((pattern) => pattern.test(req.path))) return next()
    if (!isOwn(req, own, config)) throw new ForbiddenError('state change from another site', { code: 'cross_site' })
    next()
  }
}

function isOwn(req: Request, own: string, config: BaseConfig): boolean {
  const { origin, 'sec-fetch-site': site } = req.headers
  if (origin && origin !== 'null') return origin === own
  if (site) return site === 'same-origin' || (site === 'none' && !origin)
  if (origin) return false
  return isToken(req, config)
}

/**
 * The token of this visitor's forms: an HMAC over the cookies that authorise requests. Anonymous visitors share one token, since an
 * attacker gains nothing from it; so their pages can be shared.
 */
export function csrfToken(req: Request, config: CsrfConfig): string {
  return csrfTokenOf(req.cookies, config)
}

type CsrfConfig = Pick<BaseConfig, 'SESSION_SECRET' | 'ROSE_PUBLIC_URL'>

export function csrfTokenOf(cookies: Request['cookies'], config: CsrfConfig): string {
  const bound = cookies[sessionCookieName(config)] ?? cookies[CART_COOKIE] ?? 'anonymous'
  return createHmac('sha256', config.SESSION_SECRET).update(`csrf\n${bound}`).digest('base64url')
}

function isToken(req: Request, config: BaseConfig): boolean {
  const sent: unknown = req.body?._csrf ?? req.headers['x-csrf-token']
  if (typeof sent !== 'string') return false
  const expected = Buffer.from(csrfToken(req, config))
  const given = Buffer.from(sent)
  return given.length === expected.length && timingSafeEqual(given, expected)
}
