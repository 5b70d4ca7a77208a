import { createHmac, randomBytes, randomUUID } from 'node:crypto'
import type { Member } from '@rose-ash/shared/protocols/member'
import type { ServerContext } from '../context/server-context.ts'
import { toSignedInMember } from '../sign-on/session/to-signed-in-member.ts'
import { memberSessionsKey, sessionKey, sidKey } from '../visitor/session-keys.ts'
import { sessionCookieName } from '../visitor/visitor-cookies.ts'
import type { AppClient } from './app-client.ts'

const SESSION_SECONDS = 14 * 24 * 3600

/** Signs a client in to its app with a real session in Redis, without the provider. Returns the session's `sid`. */
export async function signedIn(
  { app, config, redis }: Pick<ServerContext, 'app' | 'config' | 'redis'>,
  client: Pick<AppClient, 'cookies' | 'origin'>,
  member: Member,
  {
    authTime = Math.floor(Date.now() / 1000),
    methods = ['mail'],
  }: { readonly authTime?: number; readonly methods?: readonly string[] } = {},
): Promise<{ readonly sid: string }> {
  const id = randomBytes(32).toString('base64url')
  const sid = randomUUID()
  const key = sessionKey(app, id)
  const expires = new Date(Date.now() + SESSION_SECONDS * 1000)
  const session = {
    cookie: { originalMaxAge: SESSION_SECONDS * 1000, expires, httpOnly: true, sameSite: 'lax', path: '/' },
    passport: {
      user: { member: toSignedInMember(member), sid, authTime, methods, idToken: 'made-by-a-test' },
    },
  }
  await redis.set(key, JSON.stringify(session), 'EX', SESSION_SECONDS)
  await redis.sadd(sidKey(sid), key)
  await redis.sadd(memberSessionsKey(member.id), key)
  client.cookies.set(
    new URL(client.origin).hostname,
    sessionCookieName(config),
    encodeURIComponent(`s:${id}.${sign(id, config.SESSION_SECRET)}`),
  )
  return { sid }
}

/** As express-session signs its cookies. */
function sign(id: string, secret: string): string {
  return createHmac('sha256', secret).update(id).digest('base64').replace(/=+$/, '')
}
