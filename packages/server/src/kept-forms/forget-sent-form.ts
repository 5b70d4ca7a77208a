import type { RequestHandler } from 'express'
import { nextPath } from '../http/next-path.ts'
import { dropKeptForm, findKeptForms, hasKeptForm, type KeptFormContext } from './kept-form-store.ts'

/** Forgets a kept form when its owner sends it: from then on its page shows what the answer says. */
export function forgetSentForm(ctx: KeptFormContext): RequestHandler {
  return async (req, res, next) => {
    if (req.method !== 'POST' || !req.member || !hasKeptForm(req.cookies)) return next()
    const found = (await findKeptForms(ctx, req.cookies)).filter(({ form }) => form.action === req.path)
    const sent = found.find(({ token }) => token.startsWith(keptIn(req.get('referer')))) ?? found[0]
    if (sent) await dropKeptForm(ctx, res, sent.token)
    next()
  }
}

/** POST /auth/kept-forms/:mark/removal: the member does not want it back. */
export function keptFormRemoval(ctx: KeptFormContext): RequestHandler<{ mark: string }> {
  return async (req, res) => {
    const kept = (await findKeptForms(ctx, req.cookies)).find(({ token }) => token.slice(0, 8) === req.params.mark)
    if (kept) await dropKeptForm(ctx, res, kept.token)
    res.redirect(303, nextPath(kept?.form.page))
  }
}

function keptIn(referer = ''): string {
  return (URL.canParse(referer) && new URL(referer).searchParams.get('kept')) || '-'
}
