import type { BaseConfig } from '@rose-ash/shared/config/base-config'
import type { Request, Response } from 'express'
import { isHttps, sharedCookieOptions } from '../http/cookies.ts'
import { SESSION_SECONDS } from '../visitor/session-keys.ts'
import { HINT_COOKIE } from '../visitor/visitor-cookies.ts'

type CookieConfig = Pick<BaseConfig, 'ROSE_PUBLIC_URL'>

const TRIED_COOKIE = 'rose_sso_tried'
const TRIED_MS = 3 * 60_000

/** Tells the other apps that this browser has signed in, so that they may ask the provider. Not secret and proof of nothing. */
export function setHint(res: Response, config: CookieConfig): void {
  res.cookie(HINT_COOKIE, Date.now().toString(36), sharedCookieOptions(config, { maxAge: SESSION_SECONDS * 1000 }))
}

export function clearHint(res: Response, config: CookieConfig): void {
  res.clearCookie(HINT_COOKIE, sharedCookieOptions(config))
}

/** Whether a silent sign-on is worth trying: somebody signed in, and this host has not asked since, or not for some minutes. */
export function isHinted(req: Request): boolean {
  const hint = req.cookies[HINT_COOKIE]
  return hint !== undefined && req.cookies[TRIED_COOKIE] !== hint
}

/** Notes that this host has asked; a new sign-in changes the hint and so makes it ask again at once. */
export function markTried(req: Request, res: Response, config: CookieConfig): void {
  res.cookie(TRIED_COOKIE, req.cookies[HINT_COOKIE] ?? '', {
    httpOnly: true,
    sameSite: 'lax',
    secure: isHttps(config),
    path: '/',
    maxAge: TRIED_MS,
  })
}
