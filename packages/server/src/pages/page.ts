import { serverTiming } from '@rose-ash/shared/fragments/fragment-report'
import type { Audience, FragmentRequest } from '@rose-ash/shared/fragments/fragment-request'
import type { Request, RequestHandler, Response } from 'express'
import { isHtmx } from '../http/is-htmx.ts'
import { hasKeptForm } from '../kept-forms/kept-form-store.ts'
import { formPageFor } from '../kept-forms/page-of-form.ts'
import { showKeptForm } from '../kept-forms/show-kept-form.ts'
import { audienceOf } from '../visitor/audience-of.ts'
import { csrfToken } from '../visitor/csrf.ts'
import { noticesOf } from '../visitor/flash.ts'
import { personalCaching } from '../visitor/no-script.ts'
import { visitorOf } from '../visitor/visitor.ts'
import { fillQuietHoles } from './holes.ts'
import { inBasketHoles } from './in-basket.ts'
import type { PageStore } from './page-cache.ts'
import type { PageContext } from './page-context.ts'
import { type PageView, sendSharedPage, undefinedIfEmpty } from './shared-page.ts'

/** The handler of a shared page has read the identity of its reader. */
class IdentityReadError extends Error {
  constructor(path: string) {
    super(
      `the page ${path} has 'reads' and so is shared, but its handler read the identity of the visitor; use req.reader, or leave out 'reads'`,
    )
    this.name = 'IdentityReadError'
  }
}

/** Adds `page` and `partial` to responses. */
export function pages(ctx: PageContext): RequestHandler {
  return (req, res, next) => {
    res.page = (view, model, options) => sendPage(ctx, req, res, { view, model, options })
    res.partial = (view, model, { status = 200 } = {}) => {
      res.setHeader('Cache-Control', 'private, no-store')
      const token = csrfToken(visitorOf(req), ctx.config)
      res
        .status(status)
        .type('html')
        .send(ctx.views.renderBare(view, model, { csrfToken: token, formPage: formPageFor(req) }))
    }
    next()
  }
}

async function sendPage(ctx: PageContext, req: Request, res: Response, { view, model, options }: PageView) {
  // htmx would put the page into the part it asked for.
  if (isHtmx(req)) res.set({ 'HX-Retarget': 'body', 'HX-Reswap': 'innerHTML show:top' })
  const { reads, status = 200 } = options
  const store = reads && status === 200 ? storeFor(ctx, req, res) : undefined
  if (reads && store) return sendSharedPage(ctx, req, res, store, { view, model, options: { ...options, reads } })
  return sendOwnPage(ctx, req, res, { view, model, options })
}

/** The store for a shared page; undefined when the page is personal. */
function storeFor(ctx: PageContext, req: Request, res: Response): PageStore | undefined {
  const { identityRead, nonceUsed, pageStore } = res.locals
  if (identityRead) {
    const error = new IdentityReadError(req.path)
    if (ctx.config.NODE_ENV !== 'production') throw error
    ctx.log.error({ err: error, path: req.path }, 'page not shared')
    return undefined
  }
  return nonceUsed || res.hasHeader('set-cookie') || hasKeptForm(visitorOf(req).cookies) ? undefined : pageStore
}

/** Renders and sends a personal page. */
async function sendOwnPage(ctx: PageContext, req: Request, res: Response, { view, model, options }: PageView) {
  const { status = 200, fragments = {}, reads: _reads, notices = [], ...page } = options
  const visitor = visitorOf(req)
  const audience = audienceOf(visitor)
  const masthead = mastheadOf(audience)
  const { html, reports } = await ctx.fragments.fetchAll([...Object.values(masthead), ...Object.values(fragments)], {
    ...audience,
    requestId: req.id,
  })
  const named = Object.keys(masthead).map((key, index) => [key, undefinedIfEmpty(html[index])])
  const own = Object.keys(fragments).map((key, index) => [key, undefinedIfEmpty(html[named.length + index])])
  const text = ctx.views.render(
    view,
    { ...model, fragments: Object.fromEntries(own) },
    {
      path: req.originalUrl,
      ...page,
      csrfToken: csrfToken(visitor, ctx.config),
      formPage: formPageFor(req),
      notices: [...noticesOf(visitor.cookies, res, ctx.config), ...notices],
      fragments: Object.fromEntries(named),
    },
  )
  const { cartMini = '' } = Object.fromEntries(named)
  const quiet = new Map(inBasketHoles(ctx.views, String(cartMini)))
  if (reports.length > 0) res.setHeader('Server-Timing', serverTiming(reports))
  if (!res.hasHeader('Cache-Control')) res.setHeader('Cache-Control', personalCaching(visitor))
  res
    .status(status)
    .type('html')
    .vary('Cookie')
    .send(await showKeptForm(ctx, req, visitor, fillQuietHoles(text, quiet)))
}

/** The fragments of the masthead. For anonymous visitors without a cart the layout renders the personal ones itself. */
function mastheadOf({ member, cartHash }: Audience): Record<string, FragmentRequest> {
  return {
    nav: { type: 'blog.nav' },
    ...(member && { accountNav: { type: 'account.nav' } }),
    ...((member || cartHash) && { cartMini: { type: 'cart.mini' } }),
  }
}
