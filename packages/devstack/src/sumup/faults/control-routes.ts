import { Router } from 'express'
import type { SumUpContext } from '../sumup-context.ts'
import { faultsSchema } from './faults.ts'

/**
 * Controls for tests: PUT /__control/faults makes webhooks lost, duplicate or late and the API fail; POST /__control/deliveries sends
 * every waiting webhook now. Needs the API key, as all changes do.
 */
export function controlRoutes(ctx: SumUpContext): Router {
  const router = Router()

  router.get('/faults', (_req, res) => void res.json(ctx.faults))

  router.put('/faults', (req, res) => {
    const faults = faultsSchema.safeParse(req.body ?? {})
    if (!faults.success) return void res.status(400).json({ problems: faults.error.issues })
    res.json(Object.assign(ctx.faults, faults.data))
  })

  router.get('/webhooks', (_req, res) => void res.json(ctx.store.webhooks()))

  router.post('/deliveries', async (_req, res) => {
    await ctx.webhooks.deliverWaiting()
    res.status(204).end()
  })

  return router
}
