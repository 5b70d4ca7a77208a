import { randomBytes } from 'node:crypto'
import type { BaseConfig } from '@rose-ash/shared/config/base-config'
import { hashToken } from '@rose-ash/shared/secrets/hash-token'
import type { Request, Response } from 'express'
import { sharedCookieOptions } from '../http/cookies.ts'
import { CART_COOKIE } from './visitor-cookies.ts'

const TOKEN = /^[A-Za-z0-9_-]{43}$/
const THIRTY_DAYS = 30 * 24 * 3600 * 1000

/** The visitor's anonymous cart token, or undefined. It is not verified: look up its hash. */
export function readCartToken(req: Request): string | undefined {
  return cartTokenIn(req.cookies)
}

export function cartTokenIn(cookies: Request['cookies']): string | undefined {
  const token = cookies[CART_COOKIE]
  return token && TOKEN.test(token) ? token : undefined
}

/** The visitor's token, or a new random one (256 bits), which is set as a cookie of the parent domain. */
export function ensureCartToken(req: Request, res: Response, config: BaseConfig): string {
  const token = readCartToken(req) ?? randomBytes(32).toString('base64url')
  res.cookie(CART_COOKIE, token, sharedCookieOptions(config, { maxAge: THIRTY_DAYS }))
  return token
}

/** Deletes the browser's cart token, after the cart was merged into a member's. */
export function clearCartToken(res: Response, config: BaseConfig): void {
  res.clearCookie(CART_COOKIE, sharedCookieOptions(config))
}

/** The SHA-256 of a token in hex, as stored in the database. */
export function hashCartToken(token: string): string {
  return hashToken(token)
}
