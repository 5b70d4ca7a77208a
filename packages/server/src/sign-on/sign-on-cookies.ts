import type { BaseConfig } from '@rose-ash/shared/config/base-config'
import type { SiteConfig } from '@rose-ash/shared/site/site-config'
import type { Request, Response } from 'express'
import { isHttps, sharedCookieOptions } from '../http/cookies.ts'
import { ownerMark } from '../visitor/owner-mark.ts'
import { sessionSeconds } from '../visitor/session-keys.ts'
import { HINT_COOKIE } from '../visitor/visitor-cookies.ts'

type CookieConfig = Pick<BaseConfig, 'ROSE_PUBLIC_URL'>
interface HintContext {
  readonly config: Pick<BaseConfig, 'ROSE_PUBLIC_URL' | 'SESSION_SECRET'>
  readonly site: Pick<SiteConfig, 'signIn'>
}

const TRIED_COOKIE = 'rose_sso_tried'
const TRIED_MS = 3 * 60_000

/**
 * Tells the other apps that this browser has signed in, so that they try a silent sign-on, and the scripts of a page that Back shows
 * again, so that they see by the mark after the dot when its member has signed out, or another has signed in. Not secret, and no proof.
 */
export function setHint(res: Response, { config, site }: HintContext, memberId: string): void {
  res.cookie(
    HINT_COOKIE,
    `${Date.now().toString(36)}.${ownerMark(memberId, config)}`,
    sharedCookieOptions(config, { httpOnly: false, maxAge: sessionSeconds(site) * 1000 }),
  )
}

export function clearHint(res: Response, config: CookieConfig): void {
  res.clearCookie(HINT_COOKIE, sharedCookieOptions(config))
}

/** Whether to try a silent sign-on: this browser has signed in, and this host has not tried since then or in the last minutes. */
export function isHinted(req: Request): boolean {
  const hint = req.cookies[HINT_COOKIE]
  return hint !== undefined && req.cookies[TRIED_COOKIE] !== hint
}

/** Records that this host has tried; a new sign-in changes the hint, so that the host tries again at once. */
export function markTried(req: Request, res: Response, config: CookieConfig): void {
  res.cookie(TRIED_COOKIE, req.cookies[HINT_COOKIE] ?? '', {
    httpOnly: true,
    sameSite: 'lax',
    secure: isHttps(config),
    path: '/',
    maxAge: TRIED_MS,
  })
}
