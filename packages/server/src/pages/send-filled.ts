import type { Request, Response } from 'express'
import type { Visitor } from '../visitor/visitor.ts'
import { hasOwnCookie } from '../visitor/visitor-cookies.ts'
import type { PageCopy } from './page-copy.ts'
import type { PersonalParts } from './personal-parts.ts'

/** Sends a copy to one reader. */
export function sendFilled(
  copy: PageCopy,
  parts: PersonalParts,
  req: Request,
  res: Response,
  state: string,
): Promise<void> {
  const timing = [`page;desc="${state}"`, parts.timing].filter(Boolean).join(', ')
  return copy.sendFilled(req, res, parts.filling(req, res, copy.parts.anonymous), timing)
}

/** Nothing of a plain visitor fills a hole. */
export function isPlain({ member, cookies }: Visitor): boolean {
  return member === undefined && !hasOwnCookie(cookies)
}
