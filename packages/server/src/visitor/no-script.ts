import type { RequestHandler } from 'express'
import type { ServerContext } from '../context/server-context.ts'
import { sharedCookieOptions } from '../http/cookies.ts'
import type { Visitor } from './visitor.ts'
import { hasOwnCookie, NO_SCRIPT_COOKIE } from './visitor-cookies.ts'

/** `/no-script.css`: every page links it inside `noscript`, so whoever asks for it runs no scripts, and gets a cookie that says so. */
export function noScript({ config }: Pick<ServerContext, 'config'>): RequestHandler {
  return (_req, res) => {
    res.cookie(NO_SCRIPT_COOKIE, '1', sharedCookieOptions(config))
    res.set('Cache-Control', 'private, no-store').type('css').send('')
  }
}

/**
 * How a browser may keep a page made for one reader. Back shows a kept page as it was, after signing out and with the basket of that
 * time: a script then has it made anew. Where no script runs it is not kept.
 */
export function personalCaching({ cookies }: Pick<Visitor, 'cookies'>): string {
  return cookies[NO_SCRIPT_COOKIE] && hasOwnCookie(cookies) ? 'private, no-store' : 'private, no-cache'
}
