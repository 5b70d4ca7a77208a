import type { BaseConfig } from '@rose-ash/shared/config/base-config'
import { isHttps } from '../http/cookies.ts'

/** Token of an anonymous cart, on the parent domain. The database keeps its SHA-256 only. */
export const CART_COOKIE = 'rose_cart'

/** Says without proof that this browser has signed in somewhere; on the parent domain. */
export const HINT_COOKIE = 'rose_signed_in'

/** Notices waiting to be shown once. */
export const FLASH_COOKIE = 'rose_flash'

/** The session cookie of this host. On https its prefix binds it to the host. */
export function sessionCookieName(config: Pick<BaseConfig, 'ROSE_PUBLIC_URL'>): string {
  return isHttps(config) ? '__Host-rose_session' : 'rose_session'
}

const PERSONAL = /(?:^|;\s*)(?:__Host-rose_session|rose_session|rose_cart|rose_signed_in|rose_flash)=/

const OURS = /^(?:__Host-rose_session|rose_session|rose_cart|rose_signed_in|rose_flash)$/

/** Whether any of these cookies is ours, so that the visitor is given more than the others. */
export function hasOwnCookie(cookies: Readonly<Record<string, string>>): boolean {
  return Object.keys(cookies).some((name) => OURS.test(name))
}

/** Whether a Cookie header holds none of ours: such a visitor may be given what others were given. */
export function isAnonymous(cookieHeader: string | undefined): boolean {
  return cookieHeader === undefined || !PERSONAL.test(cookieHeader)
}
