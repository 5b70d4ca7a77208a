import { accessLog } from '@rose-ash/server/app/access-log'
import { errorMiddleware, notFound } from '@rose-ash/server/app/error-middleware'
import { healthRoutes } from '@rose-ash/server/app/health-routes'
import { requestId } from '@rose-ash/server/app/request-id'
import { traceRequest } from '@rose-ash/server/app/trace-request'
import type { BaseContext } from '@rose-ash/shared/context/base-context'
import express, { type Express, type RequestHandler } from 'express'
import { createFlowRest } from '../flows/client/await-rest.ts'
import { createFlowClient } from '../flows/client/flow-client.ts'
import { requireInternal, requireOperator } from '../http/authenticate.ts'
import { flowRoutes } from '../http/flow-routes.ts'
import { operatorAssets } from '../operator/operator-assets.ts'
import { operatorErrors } from '../operator/operator-errors.ts'
import { operatorRoutes } from '../operator/operator-routes.ts'
import type { BellListener } from '../waking/bells.ts'

/** The kernel's HTTP app: health, the API of flows, the operator's page. Everything but health requires the internal secret. */
export async function createKernelApp(ctx: BaseContext, bells: BellListener): Promise<Express> {
  const flows = createFlowClient(ctx)
  const rest = await createFlowRest(ctx, bells)
  const app = express().disable('x-powered-by').set('query parser', 'simple')
  app.use(requestId, accessLog(ctx), traceRequest)
  healthRoutes(app, 'kernel', ctx)
  app.use('/flows', answersJson, requireInternal(ctx.config))
  app.use(flowRoutesOnly(flowRoutes({ ctx, flows, rest })))
  app.get('/assets/*path', operatorAssets())
  app.use('/operator', requireOperator(ctx.config), operatorRoutes({ ctx, flows, rest }))
  app.use(notFound, errorMiddleware({ log: ctx.log, views: operatorErrors }))
  return app
}

/** Answers errors of the API in JSON, whatever the Accept header is. */
const answersJson: RequestHandler = (req, _res, next) => {
  req.headers.accept = 'application/json'
  next()
}

/** Keeps the operator's forms away from the API, which parses every body as JSON. */
function flowRoutesOnly(routes: RequestHandler): RequestHandler {
  return (req, res, next) => (/^\/flows(?:\/|$)/.test(req.path) ? routes(req, res, next) : next())
}
