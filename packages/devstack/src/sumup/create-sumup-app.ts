import express, { type ErrorRequestHandler, type Express } from 'express'
import { houseFonts } from '../pages/house-fonts.ts'
import { sendError } from './api-errors.ts'
import { checkoutRoutes } from './checkouts/checkout-routes.ts'
import { controlRoutes } from './faults/control-routes.ts'
import { injectFaults } from './faults/inject-faults.ts'
import { hostedRoutes } from './hosted/hosted-routes.ts'
import { requireApiKey } from './require-api-key.ts'
import type { SumUpContext } from './sumup-context.ts'
import { transactionRoutes } from './transactions/transaction-routes.ts'

/** The SumUp stand-in: the API with a key, and the hosted payment pages. */
export function createSumUpApp(ctx: SumUpContext): Express {
  const app = express()
  app.disable('x-powered-by')
  app.use(houseFonts())
  app.get(['/healthz', '/readyz'], (_req, res) => void res.json({ status: 'ok' }))
  app.use(hostedRoutes(ctx))
  const guard = [requireApiKey(ctx.settings.apiKey), express.json()]
  app.use('/__control', guard, controlRoutes(ctx))
  app.use(['/v0.1', '/v1.0', '/v2.1'], injectFaults(ctx.faults), guard)
  app.use('/v0.1/checkouts', checkoutRoutes(ctx))
  app.use(transactionRoutes(ctx))
  app.use(answerBadJson)
  return app
}

const answerBadJson: ErrorRequestHandler = (error, _req, res, next) => {
  if (error?.type !== 'entity.parse.failed') return next(error)
  sendError(res, 400, { error_code: 'INVALID', message: 'Validation error', param: 'body' })
}
