import { ConflictError, ValidationError } from '@rose-ash/shared/errors/http-errors'
import { storableText } from '@rose-ash/shared/words/storable-text'
import express, { type NextFunction, type Request, type Response, type Router } from 'express'
import { z } from 'zod'
import { askFlow } from '../flows/client/ask-flow.ts'
import type { FlowRest } from '../flows/client/await-rest.ts'
import type { FlowClient } from '../flows/client/flow-client.ts'
import { SHOWN_STATUSES, type ShownStatus } from '../flows/client/flow-view.ts'
import { hasWorker } from '../flows/client/has-worker.ts'
import { FlowFinishedError } from '../flows/errors.ts'
import type { KernelContext } from '../kernel-context.ts'
import { createInputCheck } from './check-input.ts'

export interface FlowRoutesDeps {
  readonly ctx: KernelContext
  readonly flows: FlowClient
  readonly rest: FlowRest
  /** How long an answer waits until the instance stops running. */
  readonly answerWithinMs?: number
}

const ANSWER_WITHIN_MS = 5_000

const listQuery = z.object({
  name: z.string().optional(),
  status: z.enum(SHOWN_STATUSES).optional(),
  limit: z.coerce.number().int().min(1).max(1_000).optional(),
})

/**
 * The HTTP API of flows. The body of a start is the input, the body of a resume is the payload (`?key=` names the wait; default: the
 * first wait of the flow that a signal without a key reaches). 202 says that nothing waits for the key yet, and what the flow waits for. A repeated request with the same `Idempotency-Key` gets the result of the first, another request with it 409. Start and resume answer
 * when the instance waits or has ended, an ask when the flow has replied (202 without an answer yet: ask again with the same key), or after five seconds with `running`; `waitsForWorker` says that no worker of the flow has been seen.
 */
export function flowRoutes({ ctx, flows, rest, answerWithinMs = ANSWER_WITHIN_MS }: FlowRoutesDeps): Router {
  const routes = express.Router()
  const checkInput = createInputCheck(ctx)
  routes.use(express.json({ type: () => true, strict: false, limit: '1mb' }), onlyStorable)

  routes.post('/flows/:name', async (req, res) => {
    const input = req.body ?? {}
    await checkInput(req.params.name, input)
    const { id, name, created, isSame } = await flows.start(null, req.params.name, input, idempotency(req))
    if (!isSame) throw new OtherRequestError()
    const { status } = await rest.awaitRest(id, { withinMs: answerWithinMs })
    const isWaiting = status === 'running' && !(await hasWorker(ctx.db, req.params.name))
    res
      .status(created ? 201 : 200)
      .set('Location', `/flows/${id}`)
      .json({ id, name, status, ...(isWaiting && { waitsForWorker: true }) })
  })

  routes.post('/flows/:id/resume', async (req, res) => {
    const key = typeof req.query.key === 'string' ? { key: req.query.key } : {}
    const { id, name, signal, isSame } = await flows.resume(null, req.params.id, req.body, {
      ...idempotency(req),
      ...key,
    })
    if (!isSame) throw new OtherRequestError()
    const { status, isEarly } = await rest.awaitRest(id, { withinMs: answerWithinMs, signal })
    if (!isEarly) return void res.json({ id, name, status })
    const { waitingFor } = await flows.show(id)
    res.status(202).json({ id, name, status, waitingFor })
  })

  routes.post('/flows/:id/ask', async (req, res) => {
    const key = typeof req.query.key === 'string' ? { key: req.query.key } : {}
    const options = { ...idempotency(req), ...key, withinMs: answerWithinMs }
    const { name, status, isSame, isAnswered, answer } = await askFlow(
      { flows, rest },
      req.params.id,
      req.body,
      options,
    )
    if (!isSame) throw new OtherRequestError()
    if (!isAnswered && isFinished(status)) throw new FlowFinishedError(req.params.id, status)
    res.status(isAnswered ? 200 : 202).json({ id: req.params.id, name, status, ...(isAnswered && { answer }) })
  })

  routes.get('/flows', async (req, res) => {
    const query = listQuery.safeParse(req.query)
    if (!query.success)
      throw new ValidationError('unknown filter', { details: z.flattenError(query.error).fieldErrors })
    res.json({ flows: await flows.list(query.data) })
  })

  routes.get('/flows/:id', async (req, res) => {
    res.json(await flows.show(req.params.id))
  })

  routes.get('/flows/:id/summary', async (req, res) => {
    res.json(await flows.summary(req.params.id))
  })

  routes.post('/flows/:id/cancel', async (req, res) => {
    const { id, name } = await flows.cancel(req.params.id)
    const { status } = await rest.awaitRest(id, { withinMs: answerWithinMs })
    if (status === 'completed' || status === 'failed') throw new FlowFinishedError(id, status)
    res.json({ id, name, status })
  })

  routes.post('/flows/:id/retry', async (req, res) => {
    const { id, name } = await flows.retry(req.params.id)
    res.json({ id, name, status: (await rest.awaitRest(id, { withinMs: answerWithinMs })).status })
  })

  routes.post('/flows/:id/fork', async (req, res) => {
    const position = z.coerce.number().int().min(0).safeParse(req.query.position)
    if (!position.success) throw new ValidationError('fork needs ?position=<number of the step>')
    const { id, name } = await flows.fork(req.params.id, position.data, idempotency(req))
    res.status(201).json({ id, name, status: (await rest.awaitRest(id, { withinMs: answerWithinMs })).status })
  })
  return routes
}

function isFinished(status: ShownStatus): boolean {
  return status === 'completed' || status === 'failed' || status === 'cancelled'
}

/** Refuses what could not be written down as it was sent: NUL, halves of surrogate pairs, numbers beyond all numbers, nesting too deep. */
function onlyStorable(req: Request, _res: Response, next: NextFunction): void {
  const words = [decodedPath(req), req.get('idempotency-key') ?? '', ...Object.values(req.query)]
  try {
    if (!isStorable(words) || !isStorable(req.body ?? null))
      throw new ValidationError('this cannot be stored as it was sent', { code: 'unstorable' })
  } catch (cause) {
    if (cause instanceof RangeError) throw new ValidationError('the body is nested too deep', { cause })
    throw cause
  }
  next()
}

function decodedPath({ path }: Request): string {
  try {
    return decodeURIComponent(path)
  } catch (cause) {
    throw new ValidationError('the path cannot be read', { cause })
  }
}

function isStorable(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value)
  if (typeof value === 'string') return storableText(value) === value
  if (value === null || typeof value !== 'object') return true
  return Object.entries(value).every(([key, inner]) => isStorable(key) && isStorable(inner))
}

class OtherRequestError extends ConflictError {
  constructor() {
    super('this Idempotency-Key was used for another request', { code: 'idempotency_conflict' })
  }
}

function idempotency(req: Request): { idempotencyKey?: string } {
  const idempotencyKey = req.get('idempotency-key')
  if (idempotencyKey === undefined) return {}
  if (idempotencyKey.length < 1 || idempotencyKey.length > 200)
    throw new ValidationError('Idempotency-Key needs 1 to 200 characters')
  return { idempotencyKey }
}
