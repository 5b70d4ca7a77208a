import { createHmac, timingSafeEqual } from 'node:crypto'
import { withRolesOfNow } from '@rose-ash/shared/audience/signed-in-member'
import type { AppName } from '@rose-ash/shared/config/app-name'
import type { BaseConfig } from '@rose-ash/shared/config/base-config'
import type { Request } from 'express'
import type { SessionData } from 'express-session'
import type { Redis } from 'ioredis'
import { parseCookies } from '../http/cookies.ts'
import { sessionKey } from './session-keys.ts'
import type { Visitor } from './visitor.ts'
import { HINT_COOKIE, sessionCookieName } from './visitor-cookies.ts'

/**
 * Makes a function that reads the visitor from the cookies and, for a session cookie, by one GET; it changes nothing. undefined when
 * sign-on must run: the session does not exist, or this browser has signed in at another app.
 */
export function createVisitorReader({ app, config, redis }: { app: AppName; config: BaseConfig; redis: Redis }) {
  const name = sessionCookieName(config)
  return async ({ headers }: Request): Promise<Visitor | undefined> => {
    const cookies = parseCookies(headers.cookie)
    const signed = cookies[name]
    if (!signed) return cookies[HINT_COOKIE] ? undefined : { cookies }
    const id = unsigned(signed, config.SESSION_SECRET)
    const text = id && (await redis.get(sessionKey(app, id)))
    const user = text ? (JSON.parse(text) as SessionData).passport?.user : undefined
    return user && { member: withRolesOfNow(user.member, new Date()), cookies }
  }
}

/** As express-session signs its cookies: `s:<id>.<HMAC-SHA256, base64 without padding>`. */
function unsigned(value: string, secret: string): string | undefined {
  const dot = value.lastIndexOf('.')
  if (!value.startsWith('s:') || dot < 3) return undefined
  const id = value.slice(2, dot)
  const expected = Buffer.from(createHmac('sha256', secret).update(id).digest('base64').replace(/=+$/, ''))
  const given = Buffer.from(value.slice(dot + 1))
  return given.length === expected.length && timingSafeEqual(given, expected) ? id : undefined
}
