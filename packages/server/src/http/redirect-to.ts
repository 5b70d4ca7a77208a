import { type BaseConfig, publicOrigins } from '@rose-ash/shared/config/base-config'
import type { Response } from 'express'
import { confirmDraft } from './confirm-draft.ts'
import { isHtmx } from './is-htmx.ts'

/**
 * Redirects with 303 (See Other), so that reloading the next page does not repeat the form, which has been taken. Only for addresses
 * from our own code.
 */
export function redirectTo(res: Response, url: string): void {
  confirmDraft(res)
  redirectUntaken(res, url)
}

/** The same when the form was not taken: the browser keeps its draft. */
export function redirectUntaken(res: Response, url: string): void {
  if (isHtmx(res.req)) {
    res.status(204).set('HX-Redirect', asciiUrl(res, url)).end()
    return
  }
  res.redirect(303, url)
}

/** `url` as a header can hold it: Express encodes what it sends as Location. */
function asciiUrl(res: Response, url: string): string {
  const encoded = String(res.location(url).get('Location'))
  res.removeHeader('Location')
  return encoded
}

/**
 * The return address that a request asks for (`next`) when it is on one of our six hosts, else `fallback`. A path is a path on the
 * app's own host; `//host`, `\` and control characters are refused.
 */
export function ownUrl(config: Pick<BaseConfig, 'ROSE_PUBLIC_URL'>, wanted: unknown, fallback = '/'): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these characters are refused
  if (typeof wanted !== 'string' || /[\\\u0000-\u001f]/.test(wanted)) return fallback
  if (/^\/(?!\/)/.test(wanted)) return wanted
  const origin = URL.canParse(wanted) ? new URL(wanted).origin : ''
  return Object.values(publicOrigins(config)).includes(origin) ? wanted : fallback
}
