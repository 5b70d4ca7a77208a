import { ValidationError } from '@rose-ash/shared/errors/http-errors'
import express, { type Router } from 'express'
import { requireOwnPage } from '../http/authenticate.ts'
import type { FlowRoutesDeps } from '../http/flow-routes.ts'
import { listParked, replayParked } from '../reactions/parked-tasks.ts'
import { flowPage } from './flow-page.ts'
import { overviewPage } from './overview-page.ts'
import { readOverview } from './read-overview.ts'

const REST_WITHIN_MS = 1_000

/** The operator's page: running, waiting and failed work, with buttons to act on it. */
export function operatorRoutes({ ctx, flows, rest }: FlowRoutesDeps): Router {
  const routes = express.Router()
  routes.use(express.urlencoded({ extended: false, limit: '256kb' }))
  routes.use((_req, res, next) => {
    res.set({
      'Content-Security-Policy': "default-src 'self'; frame-ancestors 'none'; form-action 'self'",
      'Cache-Control': 'no-store',
    })
    next()
  })

  routes.get('/', async (req, res) => {
    const status = typeof req.query.status === 'string' && req.query.status !== '' ? req.query.status : undefined
    const [rows, parked, overview] = await Promise.all([
      flows.list({ ...(status && { status }) }),
      listParked(ctx),
      readOverview(ctx.db),
    ])
    res.type('html').send(overviewPage({ rows, parked, overview, status }))
  })

  routes.get('/flows/:id', async (req, res) => {
    res.type('html').send(flowPage(await flows.show(req.params.id)))
  })

  routes.post('/flows/:id/resume', requireOwnPage, async (req, res) => {
    const { payload, key } = req.body as { payload?: string; key?: string }
    const { id, signal } = await flows.resume(null, req.params.id as string, readPayload(payload), key ? { key } : {})
    await rest.awaitRest(id, { withinMs: REST_WITHIN_MS, signal })
    res.redirect(303, `/operator/flows/${id}`)
  })

  routes.post('/flows/:id/cancel', requireOwnPage, async (req, res) => {
    const { id } = await flows.cancel(req.params.id as string)
    res.redirect(303, `/operator/flows/${id}`)
  })

  routes.post('/flows/:id/retry', requireOwnPage, async (req, res) => {
    const { id } = await flows.retry(req.params.id as string)
    await rest.awaitRest(id, { withinMs: REST_WITHIN_MS })
    res.redirect(303, `/operator/flows/${id}`)
  })

  routes.post('/parked/replay', requireOwnPage, async (req, res) => {
    const { handler, seq } = req.body as { handler?: string; seq?: string }
    if (!handler || !seq || !/^\d+$/.test(seq)) throw new ValidationError('which parked task?')
    await replayParked(ctx, { handler, seq: BigInt(seq) })
    res.redirect(303, '/operator')
  })
  return routes
}

function readPayload(text: string | undefined): unknown {
  if (!text?.trim()) return undefined
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new ValidationError('the payload is not JSON', { cause, details: { payload: 'not JSON' } })
  }
}
