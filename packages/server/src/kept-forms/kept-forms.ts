import type { Request, RequestHandler, Response } from 'express'
import { saysWhere } from '../visitor/csrf.ts'
import { ownerMark, ownerMarkIn } from '../visitor/owner-mark.ts'
import { HINT_COOKIE, sessionCookieName } from '../visitor/visitor-cookies.ts'
import type { KeptBecause } from './kept-form.ts'
import { type KeptFormContext, storeKeptForm } from './kept-form-store.ts'
import { KEPT_PARAMETER, pageOfForm } from './page-of-form.ts'
import { typedFields } from './typed-fields.ts'

/** Adds `keepForm` to requests. */
export function keptForms(ctx: KeptFormContext): RequestHandler {
  return (req, res, next) => {
    req.keepForm = (because = 'signed-out') => keepForm(ctx, req, res, because)
    next()
  }
}

/**
 * Keeps the form of this request, and returns the path of the page that shows it again. undefined for a press of a button by somebody
 * who was not signed in either: there is nothing to keep.
 */
async function keepForm(
  ctx: KeptFormContext,
  req: Request,
  res: Response,
  because: KeptBecause,
): Promise<string | undefined> {
  const { fields, hadFile, token } = await typedFields(req)
  const page = pageOfForm(req)
  const wasSignedIn = sessionCookieName(ctx.config) in req.cookies || HINT_COOKIE in req.cookies
  if (fields.length === 0 && !hadFile && !wasSignedIn) return undefined
  const owner = ownerMarkIn(token) ?? (req.member && ownerMark(req.member.id, ctx.config))
  // Without either, another site may have filled it: nobody is shown that as their own.
  if (!owner && !saysWhere(req)) return undefined
  const form = { because, page, action: req.path, fields, hadFile, owner, keptAt: Date.now() }
  const mark = await storeKeptForm(ctx, res, form)
  return `${page}${page.includes('?') ? '&' : '?'}${KEPT_PARAMETER}=${mark}`
}
