import type { Request, Response } from 'express'
import type { Visitor } from '../visitor/visitor.ts'
import { hasOwnCookie } from '../visitor/visitor-cookies.ts'
import type { PageCopy } from './page-copy.ts'
import type { PersonalParts } from './personal-parts.ts'

/** Fills the holes of a copy for one reader and sends it. */
export function sendFilled(
  copy: PageCopy,
  parts: PersonalParts,
  req: Request,
  res: Response,
  state: string,
): Promise<void> {
  const timing = [`page;desc="${state}"`, parts.timing].filter(Boolean).join(', ')
  const filling = parts.filling(req, res, copy.parts.anonymous)
  return copy.sendFilled(req, res, { filling, caching: parts.caching, serverTiming: timing })
}

/** Whether the visitor has no personal content: no member, no cart, no notices. */
export function isPlain({ member, cookies }: Visitor): boolean {
  return member === undefined && !hasOwnCookie(cookies)
}
