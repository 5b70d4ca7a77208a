import type { Logger } from '@rose-ash/shared/log/create-log'
import type { HttpMetrics } from '@rose-ash/shared/metrics/metrics'
import type { RequestHandler } from 'express'

const QUIET = /^\/(?:healthz|readyz|metrics)$/

/** One line and one measurement for each request, when its answer is out or the visitor has gone away. Query strings are left out: they may hold tokens. */
export function accessLog({ log, metrics }: { log: Logger; metrics: HttpMetrics }): RequestHandler {
  return (req, res, next) => {
    const startedAt = performance.now()
    // As they came: a handler may let something else go on with the request.
    const { method, path } = req
    res.once('close', () => {
      const ms = performance.now() - startedAt
      const status = res.writableFinished ? res.statusCode : 499
      metrics.observe({ method, route: routeOf(req, res), status, seconds: ms / 1000 })
      if (QUIET.test(path) && status < 500) return
      log.info({ requestId: req.id, method, path, status, ms: Math.round(ms * 10) / 10 }, 'request')
    })
    next()
  }
}

/** The pattern of the route, not the path: a label has to stay within few values. */
function routeOf(req: Parameters<RequestHandler>[0], res: Parameters<RequestHandler>[1]): string {
  const labelled: unknown = res.locals.route
  if (typeof labelled === 'string') return labelled
  const pattern: unknown = req.route?.path
  return typeof pattern === 'string' ? `${req.baseUrl}${pattern}` : 'other'
}
