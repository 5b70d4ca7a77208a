import type { Logger } from '@rose-ash/shared/log/create-log'
import type { HttpMetrics } from '@rose-ash/shared/metrics/metrics'
import type { RequestHandler } from 'express'

/** What machines ask every few seconds. */
export const isQuiet = (path: string): boolean => /^\/(?:healthz|readyz|metrics)$/.test(path)

/** One log line and one metric for each request, when the answer is sent or the client has disconnected. Query strings are left out: they may contain tokens. */
export function accessLog({ log, metrics }: { log: Logger; metrics: HttpMetrics }): RequestHandler {
  return (req, res, next) => {
    const startedAt = performance.now()
    // Read first: a handler may rewrite the URL and pass the request on.
    const { method, path } = req
    res.once('close', () => {
      const ms = performance.now() - startedAt
      const status = res.writableFinished ? res.statusCode : 499
      metrics.observe({ method, route: routeOf(req, res), status, seconds: ms / 1000 })
      if (isQuiet(path) && status < 500) return
      log.info({ requestId: req.id, method, path, status, ms: Math.round(ms * 10) / 10 }, 'request')
    })
    next()
  }
}

/** The pattern of the route instead of the path: a metric label must have few values. */
export function routeOf(req: Parameters<RequestHandler>[0], res: Parameters<RequestHandler>[1]): string {
  const labelled: unknown = res.locals.route
  if (typeof labelled === 'string') return labelled
  const pattern: unknown = req.route?.path
  return typeof pattern === 'string' ? `${req.baseUrl}${pattern}` : 'other'
}
