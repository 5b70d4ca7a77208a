import { type BaseConfig, parentDomain } from '@rose-ash/shared/config/base-config'
import { storableText } from '@rose-ash/shared/words/storable-text'
import type { CookieOptions, RequestHandler } from 'express'

/** Reads `a=1; b=2`. The first of equal names counts; a value with invalid percent-encoding is kept as it is. */
export function parseCookies(header: string | undefined): Record<string, string> {
  const cookies: Record<string, string> = Object.create(null)
  for (const pair of header?.split(';') ?? []) {
    const at = pair.indexOf('=')
    const name = pair.slice(0, at).trim()
    if (at < 1 || name in cookies) continue
    cookies[name] = decode(pair.slice(at + 1).trim())
  }
  return cookies
}

export const cookies: RequestHandler = (req, _res, next) => {
  req.cookies = parseCookies(req.headers.cookie)
  next()
}

/** Options of a cookie that all six apps read: on the parent domain, Lax, Secure on https. */
export function sharedCookieOptions(
  config: Pick<BaseConfig, 'ROSE_PUBLIC_URL'>,
  options: CookieOptions = {},
): CookieOptions {
  return {
    domain: parentDomain(config),
    path: '/',
    sameSite: 'lax',
    secure: isHttps(config),
    httpOnly: true,
    ...options,
  }
}

export function isHttps(config: Pick<BaseConfig, 'ROSE_PUBLIC_URL'>): boolean {
  return config.ROSE_PUBLIC_URL.startsWith('https:')
}

function decode(value: string): string {
  try {
    return storableText(decodeURIComponent(value.replace(/^"(.*)"$/, '$1')))
  } catch {
    return value
  }
}
