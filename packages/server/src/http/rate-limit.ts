import { throttle } from '@rose-ash/shared/cache/throttle'
import { RateLimitedError } from '@rose-ash/shared/errors/http-errors'
import type { Request, RequestHandler } from 'express'
import type { Redis } from 'ioredis'
import type { ServerContext } from '../context/server-context.ts'
import { limitKey, noteLimitHit, type StoppedCaller } from '../limits/limit-hits.ts'
import { networkOf } from '../limits/network-of.ts'

export interface RateLimit {
  /** The name of the limit in Redis and in the log. */
  readonly name: string
  readonly limit: number
  readonly windowSeconds: number
}

type LimitContext = Pick<ServerContext, 'redis' | 'log'>

/** Counts and sets the expiry in one step: a crash between the two would lock a caller out permanently. */
const COUNT = `
local n = redis.call('INCR', KEYS[1])
if n == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
return { n, redis.call('PTTL', KEYS[1]) }`

const warnThrottled = throttle(10_000)

/** Middleware: at most `limit` requests in a window for each key. The default key is the caller's network. */
export function rateLimit(
  ctx: LimitContext,
  options: RateLimit & { readonly key?: (req: Request) => string | undefined },
): RequestHandler {
  const keyOf = options.key ?? ((req: Request) => networkOf(req.ip))
  return async (req, _res, next) => {
    await limitUse(ctx, options, keyOf(req) ?? 'unknown')
    next()
  }
}

/**
 * Counts one use. Throws RateLimitedError when there were too many in the window; with a caller, an administrator sees the first of
 * those. While Redis is down every use is allowed, with a warning in the log: the limit must not make the service unavailable.
 */
export async function limitUse(
  ctx: LimitContext,
  limit: RateLimit,
  key: string,
  caller?: StoppedCaller,
): Promise<void> {
  const { count, remainingMs } = await countUse(ctx, limit, key)
  if (count <= limit.limit) return
  if (caller && count === limit.limit + 1) await note(ctx, limit, key, caller)
  throw new RateLimitedError(`too many requests: ${limit.name}`, Math.max(1, Math.ceil(remainingMs / 1000)))
}

/** Counts one use; false when there were too many in the window. */
export async function isWithinLimit(ctx: LimitContext, limit: RateLimit, key: string): Promise<boolean> {
  return (await countUse(ctx, limit, key)).count <= limit.limit
}

async function countUse({ redis, log }: LimitContext, { name, windowSeconds }: RateLimit, key: string) {
  try {
    const [count, remainingMs] = await counted(redis, limitKey(name, key), windowSeconds * 1000)
    return { count, remainingMs }
  } catch (error) {
    warnThrottled(() => log.warn({ err: error, limit: name }, 'rate limit not counted'))
    return { count: 0, remainingMs: 0 }
  }
}

async function counted(redis: Redis, key: string, windowMs: number): Promise<[number, number]> {
  return (await redis.eval(COUNT, 1, key, windowMs)) as [number, number]
}

async function note({ redis, log }: LimitContext, { name }: RateLimit, key: string, caller: StoppedCaller) {
  await noteLimitHit(redis, { limit: name, key, at: new Date(), caller }).catch((error) =>
    log.warn({ err: error, limit: name }, 'limit hit not noted'),
  )
}
