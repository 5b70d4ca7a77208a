import { type BaseConfig, publicOrigins } from '@rose-ash/shared/config/base-config'
import type { Response } from 'express'
import { isHtmx } from './is-htmx.ts'

/** Sends the browser on with 303 (See Other), so that reloading the next page repeats nothing. For addresses that we wrote ourselves. */
export function redirectTo(res: Response, url: string): void {
  if (isHtmx(res.req)) {
    res.status(204).set('HX-Redirect', url).end()
    return
  }
  res.redirect(303, url)
}

/**
 * The address to go back to that a request asked for (`next`), if it is on one of our six hosts, else `fallback`.
 * A path is read as a path of the app's own host; `//host`, `\` and control characters never pass.
 */
export function ownUrl(config: Pick<BaseConfig, 'ROSE_PUBLIC_URL'>, wanted: unknown, fallback = '/'): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not pass
  if (typeof wanted !== 'string' || /[\\\u0000-\u001f]/.test(wanted)) return fallback
  if (/^\/(?!\/)/.test(wanted)) return wanted
  const origin = URL.canParse(wanted) ? new URL(wanted).origin : ''
  return Object.values(publicOrigins(config)).includes(origin) ? wanted : fallback
}
