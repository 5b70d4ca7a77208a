import { throttle } from '@rose-ash/shared/cache/throttle'
import { RateLimitedError } from '@rose-ash/shared/errors/http-errors'
import type { Request, RequestHandler } from 'express'
import type { Redis } from 'ioredis'
import type { ServerContext } from '../context/server-context.ts'

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

/** Middleware: at most `limit` requests in a window for each key. The default key is the caller's IP address. */
export function rateLimit(
  ctx: LimitContext,
  options: RateLimit & { readonly key?: (req: Request) => string | undefined },
): RequestHandler {
  const keyOf = options.key ?? ((req: Request) => req.ip)
  return async (req, _res, next) => {
    await limitUse(ctx, options, keyOf(req) ?? 'unknown')
    next()
  }
}

/**
 * Counts one use. Throws RateLimitedError when there were too many in the window. While Redis is down every use is allowed, with a
 * warning in the log: the limit must not make the service unavailable.
 */
export async function limitUse(
  { redis, log }: LimitContext,
  { name, limit, windowSeconds }: RateLimit,
  key: string,
): Promise<void> {
  let count: number
  let remainingMs: number
  try {
    ;[count, remainingMs] = await countUse(redis, `limit:${name}:${key}`, windowSeconds * 1000)
  } catch (error) {
    warnThrottled(() => log.warn({ err: error, limit: name }, 'rate limit not counted'))
    return
  }
  if (count > limit)
    throw new RateLimitedError(`too many requests: ${name}`, Math.max(1, Math.ceil(remainingMs / 1000)))
}

async function countUse(redis: Redis, key: string, windowMs: number): Promise<[number, number]> {
  return (await redis.eval(COUNT, 1, key, windowMs)) as [number, number]
}
