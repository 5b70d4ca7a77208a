import type { AppName } from '@rose-ash/shared/config/app-name'
import type { FragmentHandlers } from '@rose-ash/shared/fragments/fragment-request'
import compression from 'compression'
import express, { type Express, type Request, type RequestHandler, type Response } from 'express'
import type { ObjectSource } from '../activitypub/objects/object-source.ts'
import { registerActivityPub } from '../activitypub/register-activitypub.ts'
import type { ServerContext } from '../context/server-context.ts'
import { lateFragments } from '../fragments/late-fragments.ts'
import { registerFragments } from '../fragments/register-fragments.ts'
import { cookies } from '../http/cookies.ts'
import { media } from '../http/media.ts'
import { webManifest } from '../http/web-manifest.ts'
import { forgetSentForm, keptFormRemoval } from '../kept-forms/forget-sent-form.ts'
import { keptForms } from '../kept-forms/kept-forms.ts'
import { pages } from '../pages/page.ts'
import { createPageCache, type PageCache, type PageCacheOptions } from '../pages/page-cache.ts'
import { staticAssets } from '../static/static-assets.ts'
import { csrf } from '../visitor/csrf.ts'
import { flash } from '../visitor/flash.ts'
import { noScript } from '../visitor/no-script.ts'
import { ownWrites } from '../visitor/own-writes.ts'
import { watchIdentity } from '../visitor/visitor.ts'
import { accessLog } from './access-log.ts'
import { bodyParsing } from './body-parsing.ts'
import { errorMiddleware, notFound } from './error-middleware.ts'
import { healthRoutes } from './health-routes.ts'
import { hostAllowList } from './host-allow-list.ts'
import { requestId } from './request-id.ts'
import './request-types.ts'
import { plainHeaders, type SecurityOptions, securityHeaders } from './security-headers.ts'
import { storableAddress, storableBody } from './storable-input.ts'
import { traceRequest } from './trace-request.ts'

export interface EarlyRoutes {
  readonly paths: RegExp
  /** A rejection is answered by the error page. */
  handler(req: Request, res: Response): Promise<void>
}

export interface AppParts<Context extends ServerContext> {
  /** The app's own routes. */
  routes(app: Express, ctx: Context): void
  /** Sign-on: sets `req.member` and adds /auth/*. `registerSso` in every app that has members. */
  readonly signOn?: (app: Express, ctx: Context) => void
  /** The handlers of this app's fragments, by type. */
  readonly fragments?: FragmentHandlers<Context>
  /** What the app publishes to the fediverse. */
  readonly objects?: (ctx: Context) => ObjectSource
  /** Routes before sign-on and parsing, with security headers only: the OpenID provider's own addresses. */
  readonly early?: (ctx: Context) => EarlyRoutes
  /** More paths without the CSRF check, because they authenticate the caller in another way. */
  readonly csrfExempt?: readonly RegExp[]
  /** Paths whose forms hold long texts. */
  readonly longForms?: RegExp
  readonly security?: SecurityOptions
  /** The cache of pages that readers share; off in tests by default. */
  readonly pageCache?: boolean | PageCacheOptions
}

/** Assembles an app from its context. It opens no port and reads no environment, so tests use the same app as production. */
export function createApp<Context extends ServerContext>(ctx: Context, parts: AppParts<Context>): Express {
  const name = ctx.app as AppName
  const app = express()
  app.disable('x-powered-by').set('trust proxy', 1).set('query parser', 'simple')

  const [log, hosts] = [accessLog(ctx), hostAllowList(name, ctx.config)]
  if (parts.early) {
    const headers = plainHeaders(ctx.config, parts.security)
    app.use(answerEarly(parts.early(ctx), [requestId, log, traceRequest, hosts, headers, storableAddress]))
  }
  app.use(requestId, log, traceRequest, storableAddress)
  healthRoutes(app, name, ctx)
  app.use(hosts)
  app.use(staticAssets(ctx.assets))
  app.get('/site.webmanifest', webManifest(ctx))
  app.get('/no-script.css', noScript(ctx))
  app.use('/media', media(ctx))
  const cache = pageCacheOf(ctx, parts.pageCache)
  if (cache) app.use(cache.early)
  app.use(securityHeaders(ctx.config, parts.security), cookies, flash(ctx.config), keptForms(ctx), pages(ctx))
  app.use(compression({ threshold: 1024 }))
  registerFragments(app, ctx, parts.fragments ?? {})
  registerActivityPub(app, ctx, parts.objects?.(ctx))
  app.use(
    ...bodyParsing(parts.longForms),
    storableBody,
    csrf({ app: name, config: ctx.config, redis: ctx.redis }, parts.csrfExempt),
  )
  parts.signOn?.(app, ctx)
  app.use(forgetSentForm(ctx), ownWrites(ctx), watchReader)
  app.post('/auth/kept-forms/:mark/removal', keptFormRemoval(ctx))
  if (cache) app.use(cache.late)
  lateFragments(app, ctx)
  parts.routes(app, ctx)
  app.use(notFound, errorMiddleware(ctx))
  return app
}

/** One middleware for all early routes: each further Express layer costs about as much as a small answer. */
function answerEarly({ paths, handler }: EarlyRoutes, before: readonly RequestHandler[]): RequestHandler {
  const answer = before.reduceRight<RequestHandler>(
    (then, step) => (req, res, next) => step(req, res, (error) => (error ? next(error) : then(req, res, next))),
    (req, res, next) => void handler(req, res).catch(next),
  )
  return (req, res, next) => (paths.test(req.path) ? answer(req, res, next) : next())
}

/** Pages are shared between readers of one class until a key that they read is touched. */
function pageCacheOf(ctx: ServerContext, wanted: AppParts<ServerContext>['pageCache']): PageCache | undefined {
  if (wanted === false || (wanted === undefined && ctx.config.NODE_ENV === 'test')) return undefined
  const cache = createPageCache(ctx, typeof wanted === 'object' ? wanted : {})
  const { doorbell, log } = ctx
  doorbell.onTouch(cache.touch).catch((error) => log.warn({ err: error }, 'page cache does not hear the doorbell'))
  return cache
}

const watchReader: RequestHandler = (req, res, next) => {
  watchIdentity(req, res)
  next()
}
