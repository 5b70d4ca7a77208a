import type { BaseConfig } from '@rose-ash/shared/config/base-config'
import { isHttps } from '../http/cookies.ts'

/** Token of an anonymous cart, on the parent domain. The database stores only its SHA-256. */
export const CART_COOKIE = 'rose_cart'

/** An unproven hint that this browser has signed in to one of the apps; on the parent domain. */
export const HINT_COOKIE = 'rose_signed_in'

/** Notices for the visitor's next page. */
export const FLASH_COOKIE = 'rose_flash'

/** Set for a browser that runs no scripts, on the parent domain, by a style sheet that only such a browser asks for. */
export const NO_SCRIPT_COOKIE = 'rose_no_script'

/** The session cookie of this host. On https the prefix `__Host-` binds it to the host. */
export function sessionCookieName(config: Pick<BaseConfig, 'ROSE_PUBLIC_URL'>): string {
  return isHttps(config) ? '__Host-rose_session' : 'rose_session'
}

const PERSONAL = /(?:^|;\s*)(?:__Host-rose_session|rose_session|rose_cart|rose_signed_in|rose_flash)=/

const OURS = /^(?:__Host-rose_session|rose_session|rose_cart|rose_signed_in|rose_flash)$/

/** Whether any of these cookies is ours, so that the visitor may have personal content. */
export function hasOwnCookie(cookies: Readonly<Record<string, string>>): boolean {
  return Object.keys(cookies).some((name) => OURS.test(name))
}

/** Whether a Cookie header has none of our cookies: such a visitor may get a shared answer. */
export function isAnonymous(cookieHeader: string | undefined): boolean {
  return cookieHeader === undefined || !PERSONAL.test(cookieHeader)
}
