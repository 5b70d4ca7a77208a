import type { AppError } from '@rose-ash/shared/errors/app-error'
import { NotFoundError, RateLimitedError } from '@rose-ash/shared/errors/http-errors'
import { escapeHtml } from '@rose-ash/shared/html/escape-html'
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express'
import type { ServerContext } from '../context/server-context.ts'
import { isHtmx } from '../http/is-htmx.ts'
import { redirectUntaken } from '../http/redirect-to.ts'
import { SAFE_METHODS } from '../http/safe-methods.ts'
import { wantedForm } from '../http/wanted-form.ts'
import type { Views } from '../views/create-views.ts'
import { errorView, FAILED, SIGN_IN, TOO_LONG_TO_KEEP } from '../views/errors/error.view.ts'
import { toAppError } from './to-app-error.ts'

type ErrorContext = Pick<ServerContext, 'log'> & { readonly views: Pick<Views, 'render'> }

/** Throws the NotFoundError of a request that no route answered. */
export const notFound: RequestHandler = (req) => {
  throw new NotFoundError(`nothing at ${req.path}`)
}

/** Turns every error into an answer: a page or JSON, by the Accept header, never with a stack. */
export function errorMiddleware(ctx: ErrorContext): ErrorRequestHandler {
  return async (thrown: unknown, req, res, next) => {
    const error = toAppError(thrown)
    report(ctx, error, req)
    if (res.headersSent) return next(thrown)
    const retryAfterSeconds = retryAfter(error)
    if (retryAfterSeconds) res.setHeader('Retry-After', String(retryAfterSeconds))
    res.setHeader('Cache-Control', 'no-store')
    res.vary('Accept').status(error.status)
    if (!wantsPage(req)) return void res.json(asJson(error, req.id))
    const again =
      error.status === 401 && !SAFE_METHODS.has(req.method) && !req.member ? await keepForm(ctx, req) : undefined
    if (typeof again === 'string') return redirectUntaken(res, `/auth/login?next=${encodeURIComponent(again)}`)
    await sendErrorPage(ctx, again ?? error, req, res, retryAfterSeconds)
  }
}

/** The page that shows the form again after a sign-in; undefined when there is nothing to keep; or why it cannot be kept. */
async function keepForm({ log }: ErrorContext, req: Request): Promise<string | AppError | undefined> {
  return req.keepForm?.().catch((error) => {
    log.warn({ err: error, requestId: req.id }, 'form not kept')
    return toAppError(error)
  })
}

function report({ log }: ErrorContext, error: AppError, req: Request): void {
  const facts = { requestId: req.id, code: error.code, status: error.status, path: req.path }
  if (error.status >= 500) log.error({ ...facts, err: error.cause ?? error }, error.message)
  else if (error.code === 'does_not_fit') log.warn({ ...facts, err: error.cause }, error.message)
  else log.debug(facts, error.message)
}

function retryAfter(error: AppError): number | undefined {
  if (error instanceof RateLimitedError) return error.retryAfterSeconds
  return error.status === 503 ? 5 : undefined
}

function asJson({ code, status, message, details }: AppError, requestId: string) {
  return {
    error: {
      code,
      message: status >= 500 ? FAILED : message,
      requestId,
      ...(details !== undefined && { details }),
    },
  }
}

/** Doors of protocols, which answer in JSON whoever asks: a browser is led from an actor to its page, so it sees no error there. */
const PROTOCOLS =
  /^\/(?:internal|hooks|\.well-known|nodeinfo|inbox|actors\/[^/]+\/[^/]+)(?:\/|$)|^\/auth\/backchannel-logout$/

/** A page for browsers; JSON for the doors of protocols and for clients that prefer JSON. */
function wantsPage(req: Request): boolean {
  return !PROTOCOLS.test(req.path) && wantedForm(req) === 'page'
}

async function sendErrorPage(
  ctx: ErrorContext,
  error: AppError,
  req: Request,
  res: Response,
  retryAfterSeconds?: number,
) {
  res.status(error.status)
  const words = error.code === 'too_long_to_keep' ? TOO_LONG_TO_KEEP : undefined
  const view = errorView({ status: error.status, requestId: req.id, retryAfterSeconds, words })
  const model = error.status === 401 ? { ...view, ways: [signInFrom(req), ...view.ways] } : view
  const page = { title: view.title, noindex: true, status: error.status }
  if (isHtmx(req) && typeof res.partial === 'function') {
    // A line above the open page, which stays as it is.
    res.set({ 'HX-Retarget': '#notices', 'HX-Reswap': 'innerHTML show:top' })
    const text = [view.text, view.next].filter(Boolean).join(' ')
    return res.partial('partials/notice', { kind: 'no', text, link: model.ways[0] }, { status: error.status })
  }
  try {
    if (error.status < 500 && typeof res.page === 'function') return await res.page('errors/error', model, page)
    res.type('html').send(ctx.views.render('errors/error', model, page))
  } catch (cause) {
    ctx.log.error({ err: cause, requestId: req.id }, 'error page failed')
    res
      .type('html')
      .send(
        `<!doctype html><meta charset="utf-8"><title>${escapeHtml(view.title)}</title><h1>${escapeHtml(view.title)}</h1><p>${escapeHtml(view.text)}</p>`,
      )
  }
}

function signInFrom(req: Request) {
  const back = req.method === 'GET' ? req.originalUrl : (refererPath(req) ?? '/')
  return { label: SIGN_IN, href: `/auth/login?next=${encodeURIComponent(back)}` }
}

function refererPath(req: Request): string | undefined {
  const referer = req.get('referer')
  if (!referer || !URL.canParse(referer)) return undefined
  const { pathname, search } = new URL(referer)
  return pathname + search
}
