import type { Response } from 'express'

/** Protects the secret in the page's address. */
export function secretPage(res: Response): void {
  res.setHeader('Cache-Control', 'private, no-store')
  res.setHeader('Referrer-Policy', 'same-origin')
}

/** The secret of a letter's link, if it has the form of one. */
export function tokenIn(value: unknown): string | undefined {
  return typeof value === 'string' && /^[\w-]{43}$/.test(value) ? value : undefined
}
