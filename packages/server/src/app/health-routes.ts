import { withDeadline } from '@rose-ash/shared/cache/with-deadline'
import type { AppName } from '@rose-ash/shared/config/app-name'
import type { BaseContext } from '@rose-ash/shared/context/base-context'
import { INTERNAL_HEADER, verifyInternal } from '@rose-ash/shared/secrets/internal-signature'
import type { Express, Request } from 'express'
import { hostClassifier } from './host-allow-list.ts'
import { isDraining } from './lifecycle.ts'
import { schemaState } from './schema-state.ts'

export type HealthContext = Pick<BaseContext, 'config' | 'db' | 'redis' | 'metrics'>

const CHECK_WITHIN_MS = 2_000

/**
 * /healthz: the process is alive. /readyz: it can serve requests (database, Redis and schema are ready; no while it shuts down).
 * /metrics: for Prometheus, inside the private network only. In production none of them answers on the public host.
 */
export function healthRoutes(app: Express, name: AppName | 'kernel', ctx: HealthContext): void {
  const isHidden = hider(name, ctx)
  app.get('/healthz', (req, res, next) => (isHidden(req) ? next() : res.set(NO_STORE).json({ status: 'alive' })))
  app.get('/readyz', async (req, res, next) => {
    if (isHidden(req)) return next()
    const checks = await readiness(ctx)
    const ready = !isDraining() && Object.values(checks).every((state) => state === 'ok')
    res
      .status(ready ? 200 : 503)
      .set(NO_STORE)
      .json({ status: ready ? 'ready' : isDraining() ? 'draining' : 'not ready', checks })
  })
  app.get('/metrics', async (req, res, next) => {
    if (!mayMeasure(req, ctx)) return next()
    res
      .type(ctx.metrics.registry.contentType)
      .set(NO_STORE)
      .send(await ctx.metrics.registry.metrics())
  })
}

const NO_STORE = { 'Cache-Control': 'no-store' }

/** The state of each dependency: `ok`, or a short description of the problem. */
async function readiness({ db, redis }: Pick<HealthContext, 'db' | 'redis'>): Promise<Record<string, string>> {
  const [database, cache, schema] = await Promise.all([
    check(() => db.$queryRaw`SELECT 1`),
    check(() => redis.ping()),
    check(async () => {
      const state = await schemaState(db)
      if (state !== 'current') throw new Error(state)
    }),
  ])
  return { database, redis: cache, schema }
}

async function check(probe: () => Promise<unknown>): Promise<string> {
  try {
    await withDeadline(Promise.resolve(probe()), CHECK_WITHIN_MS)
    return 'ok'
  } catch (error) {
    return error instanceof Error
      ? (error.message.split('\n').findLast((line) => line.trim() !== '') ?? error.name)
      : 'failed'
  }
}

function hider(name: AppName | 'kernel', { config }: HealthContext): (req: Request) => boolean {
  if (config.NODE_ENV !== 'production' || name === 'kernel') return () => false
  const classify = hostClassifier(name, config)
  return (req) => classify(req) === 'public'
}

/** Whether the request comes from this machine without the gateway, or has a valid internal signature. */
function mayMeasure(req: Request, { config }: HealthContext): boolean {
  const isDirect = !req.headers['x-forwarded-host'] && !req.headers['x-forwarded-for']
  if (isDirect && /^(?:::ffff:)?127\.|^::1$/.test(req.socket.remoteAddress ?? '')) return true
  return verifyInternal(config.INTERNAL_SECRET, { method: req.method, path: req.originalUrl }, req.get(INTERNAL_HEADER))
}
