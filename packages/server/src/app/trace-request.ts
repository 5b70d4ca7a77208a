import { traced } from '@rose-ash/shared/tracing/tracer'
import type { RequestHandler } from 'express'
import { isQuiet, routeOf } from './access-log.ts'

/** One span for each request, from its arrival until its answer is sent; a request of another app goes on with that app's trace. */
export const traceRequest: RequestHandler = (req, res, next) => {
  const { method, path } = req
  if (isQuiet(path)) return next()
  const from = req.get('traceparent')
  const attributes = { 'http.request.method': method, 'url.path': path, 'rose.request_id': req.id }
  void traced(method, { kind: 'server', attributes, from }, async (span) => {
    const closed = new Promise((resolve) => res.once('close', resolve))
    next()
    await closed
    const route = routeOf(req, res)
    span.updateName(`${method} ${route}`)
    span.setAttributes({ 'http.route': route, 'http.response.status_code': res.statusCode })
  })
}
