import { createHmac, timingSafeEqual } from 'node:crypto'
import type { BaseConfig } from '@rose-ash/shared/config/base-config'
import type { Request, RequestHandler, Response } from 'express'
import { isHttps } from '../http/cookies.ts'
import type { Notice } from '../views/layout-options.ts'
import { FLASH_COOKIE } from './visitor-cookies.ts'

export type { Notice } from '../views/layout-options.ts'

const AT_MOST = 4
type FlashConfig = Pick<BaseConfig, 'SESSION_SECRET' | 'ROSE_PUBLIC_URL'>

/** Adds `flash(kind, text)` to responses. Notices are stored in a signed cookie of this host, so that others cannot forge them. */
export function flash(config: FlashConfig): RequestHandler {
  return (_req, res, next) => {
    const pending: Notice[] = []
    res.flash = (kind, text) => {
      pending.push({ kind, text })
      const value = seal(pending.slice(-AT_MOST), config.SESSION_SECRET)
      res.cookie(FLASH_COOKIE, value, {
        httpOnly: true,
        sameSite: 'lax',
        secure: isHttps(config),
        path: '/',
        maxAge: 60_000,
      })
    }
    next()
  }
}

/** The notices in these cookies; clears the cookie, so that each notice is shown once. */
export function noticesOf(cookies: Request['cookies'], res: Response, config: FlashConfig): Notice[] {
  const sealed = cookies[FLASH_COOKIE]
  if (!sealed) return []
  res.clearCookie(FLASH_COOKIE, { path: '/' })
  return unseal(sealed, config.SESSION_SECRET)
}

function seal(notices: readonly Notice[], secret: string): string {
  const body = Buffer.from(JSON.stringify(notices)).toString('base64url')
  return `${body}.${sign(body, secret).toString('base64url')}`
}

function unseal(sealed: string, secret: string): Notice[] {
  const [body = '', mac = ''] = sealed.split('.')
  const given = Buffer.from(mac, 'base64url')
  const expected = sign(body, secret)
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return []
  return JSON.parse(Buffer.from(body, 'base64url').toString()) as Notice[]
}

const sign = (body: string, secret: string) => createHmac('sha256', secret).update(`flash\n${body}`).digest()
