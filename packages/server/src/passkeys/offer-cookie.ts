import type { BaseConfig } from '@rose-ash/shared/config/base-config'
import type { Request, Response } from 'express'
import { sharedCookieOptions } from '../http/cookies.ts'

type CookieConfig = Pick<BaseConfig, 'ROSE_PUBLIC_URL'>

const OFFER_COOKIE = 'rose_passkey_offer'
/** Lifetime of the cookie: as long as a sign-in may take. */
const MAY_MS = 3600_000
const ASKED_MS = 90 * 24 * 3600_000

/** Records in a cookie that this device can make a passkey, so that it is offered after a sign-in by e-mail; does nothing when it was offered here recently. */
export function notePasskeySupport(req: Request, res: Response, config: CookieConfig): void {
  if (req.cookies[OFFER_COOKIE] === 'asked') return
  res.cookie(OFFER_COOKIE, 'may', sharedCookieOptions(config, { maxAge: MAY_MS }))
}

export function isOfferDue(req: Request): boolean {
  return req.cookies[OFFER_COOKIE] === 'may'
}

/** Records that the passkey was offered, so that this device is not asked again for some months. */
export function markOffered(res: Response, config: CookieConfig): void {
  res.cookie(OFFER_COOKIE, 'asked', sharedCookieOptions(config, { maxAge: ASKED_MS }))
}
