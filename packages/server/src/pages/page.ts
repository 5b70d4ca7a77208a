import type { FetchOptions } from '@rose-ash/shared/fragments/fragment-client'
import { serverTiming } from '@rose-ash/shared/fragments/fragment-report'
import type { Audience, FragmentRequest } from '@rose-ash/shared/fragments/fragment-request'
import type { SafeHtml } from '@rose-ash/shared/html/safe-html'
import type { Request, RequestHandler, Response } from 'express'
import type { ServerContext } from '../context/server-context.ts'
import { csrfToken } from '../http/csrf.ts'
import { audienceOf } from '../visitor/audience-of.ts'
import { takeNotices } from '../visitor/flash.ts'
import type { PageOptions } from './page-options.ts'

export type PageContext = Pick<ServerContext, 'app' | 'config' | 'fragments' | 'views'>

/** Gives responses `page` and `partial`. */
export function pages(ctx: PageContext): RequestHandler {
  return (req, res, next) => {
    res.page = (view, model, options) => sendPage(ctx, req, res, view, model, options)
    res.partial = (view, model, { status = 200 } = {}) => {
      res.setHeader('Cache-Control', 'private, no-store')
      res
        .status(status)
        .type('html')
        .send(ctx.views.renderBare(view, model, { csrfToken: csrfToken(req, ctx.config) }))
    }
    next()
  }
}

async function sendPage(
  ctx: PageContext,
  req: Request,
  res: Response,
  view: string,
  model: object,
  options: PageOptions,
) {
  const { status = 200, fragments = {}, reads, cache: _personal, notices = [], ...page } = options
  const pageStore = reads && status === 200 ? res.locals.pageStore : undefined
  const audience = audienceOf(req)
  const wanted = { ...mastheadOf(audience), ...prefixed(fragments) }
  const composed = await compose(ctx, wanted, { ...audience, requestId: req.id, wantsFresh: pageStore !== undefined })
  const html = ctx.views.render(
    view,
    { ...model, fragments: withoutPrefix(composed.html) },
    {
      path: req.originalUrl,
      ...page,
      csrfToken: csrfToken(req, ctx.config),
      notices: [...takeNotices(req, res, ctx.config), ...notices],
      fragments: composed.html,
    },
  )
  res.status(status).type('html')
  if (composed.timing) res.setHeader('Server-Timing', composed.timing)
  if (pageStore) {
    const { incomplete, aged } = composed
    return pageStore.store(html, {
      incomplete: incomplete || aged,
      reads: [...new Set([...reads!, ...composed.reads])],
    })
  }
  if (!res.hasHeader('Cache-Control')) res.setHeader('Cache-Control', 'private, no-cache')
  res.vary('Cookie').send(html)
}

/** The fragments of the masthead. For visitors of whom nothing is known the layout draws the personal ones itself. */
function mastheadOf({ member, cartHash }: Audience): Record<string, FragmentRequest> {
  return {
    nav: { type: 'blog.nav' },
    ...(member && { accountNav: { type: 'account.nav' } }),
    ...((member || cartHash) && { cartMini: { type: 'cart.mini' } }),
  }
}

async function compose(ctx: PageContext, wanted: Readonly<Record<string, FragmentRequest>>, options: FetchOptions) {
  const { html, reports, ...rest } = await ctx.fragments.fetchAll(Object.values(wanted), options)
  const filled: [string, SafeHtml | undefined][] = Object.keys(wanted).map((key, index) => [
    key,
    presentOnly(html[index]),
  ])
  return { html: Object.fromEntries(filled), timing: serverTiming(reports), ...rest }
}

const PAGE = 'page:'

const prefixed = (fragments: Readonly<Record<string, FragmentRequest>>) =>
  Object.fromEntries(Object.entries(fragments).map(([key, request]) => [PAGE + key, request]))

const withoutPrefix = (html: Readonly<Record<string, SafeHtml | undefined>>) =>
  Object.fromEntries(
    Object.entries(html).flatMap(([key, value]) => (key.startsWith(PAGE) ? [[key.slice(PAGE.length), value]] : [])),
  )

/** Templates ask `{{#if fragments.x}}`: an empty fragment is as good as none. */
const presentOnly = (html: SafeHtml | undefined) => (html && String(html) !== '' ? html : undefined)
