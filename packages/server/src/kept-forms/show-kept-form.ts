import type { Request } from 'express'
import type { ServerContext } from '../context/server-context.ts'
import { keptFormWords } from '../views/kept-forms/kept-form-words.ts'
import { csrfToken } from '../visitor/csrf.ts'
import { ownerMark } from '../visitor/owner-mark.ts'
import type { Visitor } from '../visitor/visitor.ts'
import { fillForm } from './fill-form.ts'
import { type FoundForm, findKeptForms, hasKeptForm, type KeptFormContext } from './kept-form-store.ts'
import { KEPT_PARAMETER } from './page-of-form.ts'

/**
 * Fills the page with the form that this browser keeps for it, and adds a notice that nothing was sent. Only the member to whom the form
 * was shown sees it; a form without an owner was filled in before sign-in and is shown to the member who signs in.
 */
export async function showKeptForm(
  ctx: KeptFormContext & Pick<ServerContext, 'views'>,
  req: Request,
  visitor: Visitor,
  html: string,
): Promise<string> {
  const { member, cookies } = visitor
  if (req.method !== 'GET' || !member || !hasKeptForm(cookies)) return html
  const own = ownerMark(member.id, ctx.config)
  const found = (await findKeptForms(ctx, cookies)).filter(({ form }) => form.owner === undefined || form.owner === own)
  const kept = found.find(({ token }) => token.startsWith(String(req.query[KEPT_PARAMETER]))) ?? found.find(isOf(req))
  if (!kept) return html
  const page = fillForm(html, kept.form)
  const model = {
    text: keptFormWords(kept.form, page),
    left: page.left,
    removal: `/auth/kept-forms/${kept.token.slice(0, 8)}/removal`,
  }
  const notice = ctx.views.renderBare('kept-forms/notice', model, { csrfToken: csrfToken(visitor, ctx.config) })
  return page.html.replace(/<div class="notices"[^>]*>/, (start) => start + notice)
}

const isOf =
  (req: Request) =>
  ({ form }: FoundForm) =>
    new URL(form.page, 'http://own.invalid').pathname === req.path
