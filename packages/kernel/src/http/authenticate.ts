import { createHash, timingSafeEqual } from 'node:crypto'
import type { BaseConfig } from '@rose-ash/shared/config/base-config'
import { UnauthenticatedError } from '@rose-ash/shared/errors/http-errors'
import { INTERNAL_HEADER, verifyInternal } from '@rose-ash/shared/secrets/internal-signature'
import type { Request, RequestHandler } from 'express'

type Secrets = Pick<BaseConfig, 'INTERNAL_SECRET'>

/** Accepts our own processes only: by the internal signature, or `Authorization: Bearer <INTERNAL_SECRET>`. Requests from this machine need it too. */
export function requireInternal({ INTERNAL_SECRET }: Secrets): RequestHandler {
  return (req, _res, next) => {
    const signed = verifyInternal(
      INTERNAL_SECRET,
      { method: req.method, path: req.originalUrl },
      req.get(INTERNAL_HEADER),
    )
    if (!signed && !matches(credentials(req, 'bearer'), INTERNAL_SECRET))
      throw new UnauthenticatedError('not one of our processes')
    next()
  }
}

/** Accepts the internal secret as the HTTP Basic password (with any user name), for browsers inside the private network. */
export function requireOperator({ INTERNAL_SECRET }: Secrets): RequestHandler {
  return (req, res, next) => {
    const basic = Buffer.from(credentials(req, 'basic'), 'base64').toString()
    const password = basic.slice(basic.indexOf(':') + 1)
    if (matches(password, INTERNAL_SECRET) || matches(credentials(req, 'bearer'), INTERNAL_SECRET)) return next()
    res.set('WWW-Authenticate', 'Basic realm="Rose Ash kernel", charset="UTF-8"')
    throw new UnauthenticatedError('operators only')
  }
}

/** Refuses forms of other sites: browsers send Basic credentials with them too. */
export const requireOwnPage: RequestHandler = (req, _res, next) => {
  const origin = req.get('origin')
  const own = origin
    ? URL.canParse(origin) && new URL(origin).host === req.get('host')
    : req.get('sec-fetch-site') === 'same-origin'
  if (!own) throw new UnauthenticatedError('sent from another page')
  next()
}

function credentials(req: Request, scheme: string): string {
  const [given = '', value = ''] = (req.get('authorization') ?? '').split(' ', 2)
  return given.toLowerCase() === scheme ? value : ''
}

function matches(given: string, secret: string): boolean {
  return timingSafeEqual(digest(given), digest(secret))
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
