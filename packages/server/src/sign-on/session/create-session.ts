import { randomBytes } from 'node:crypto'
import { withRolesOfNow } from '@rose-ash/shared/audience/signed-in-member'
import type { AppName } from '@rose-ash/shared/config/app-name'
import type { BaseConfig } from '@rose-ash/shared/config/base-config'
import type { SiteConfig } from '@rose-ash/shared/site/site-config'
import { type RequestHandler, Router } from 'express'
import session from 'express-session'
import type { Redis } from 'ioredis'
import { Passport } from 'passport'
import { isHttps } from '../../http/cookies.ts'
import { sessionSeconds } from '../../visitor/session-keys.ts'
import { sessionCookieName } from '../../visitor/visitor-cookies.ts'
import { RedisSessionStore } from './session-store.ts'
import type { SessionUser } from './session-types.ts'

/** Loads the session and sets `req.user` and `req.member`. A visitor without a session cookie costs no lookup and gets no session before signing in. */
export function createSession({
  app,
  config,
  redis,
  site,
}: {
  app: AppName
  config: BaseConfig
  redis: Redis
  site: Pick<SiteConfig, 'signIn'>
}): RequestHandler {
  const name = sessionCookieName(config)
  const seconds = sessionSeconds(site)
  const store = new RedisSessionStore(redis, { app, seconds })
  const passport = new Passport()
  passport.serializeUser((user, done) => done(null, user as SessionUser))
  passport.deserializeUser((user: SessionUser, done) => done(null, user))

  const router = Router()
  router.use(
    session({
      name,
      store,
      secret: config.SESSION_SECRET,
      resave: false,
      saveUninitialized: false,
      // The cookie is Secure when our public address is https; X-Forwarded-Proto from the gateway agrees with it.
      proxy: true,
      genid: (req) => store.markFresh(req, randomBytes(32).toString('base64url')),
      cookie: { httpOnly: true, sameSite: 'lax', secure: isHttps(config), path: '/', maxAge: seconds * 1000 },
    }),
    passport.initialize(),
    passport.session(),
    ((req, _res, next) => {
      if (req.user) req.member = withRolesOfNow(req.user.member, new Date())
      next()
    }) satisfies RequestHandler,
  )
  return (req, res, next) => (req.cookies[name] || req.path === '/auth/callback' ? router(req, res, next) : next())
}
