import { withDeadline } from '@rose-ash/shared/cache/with-deadline'
import type { RequestHandler, Response } from 'express'
import type { ServerContext } from '../context/server-context.ts'
import { SAFE_METHODS } from '../http/safe-methods.ts'
import { audienceOf } from './audience-of.ts'

const AT_MOST_MS = 200

/**
 * Lets visitors see their own changes on their next page: after an unsafe request of a member or an anonymous cart, the time of the
 * write is stored before the answer is sent, and older copies of touched pages and of personal fragments are not served to them.
 */
export function ownWrites({ fragments }: Pick<ServerContext, 'fragments'>): RequestHandler {
  return (req, res, next) => {
    if (!SAFE_METHODS.has(req.method)) {
      beforeEnd(res, () => {
        const { member, cartHash } = audienceOf(req)
        if (!member && !cartHash) return undefined
        const outdated = [fragments.invalidateFor({ member }), fragments.invalidateFor({ cartHash })]
        return withDeadline(Promise.all(outdated), AT_MOST_MS)
      })
    }
    next()
  }
}

/** Delays the end of the response until `work`, if any, is done. */
function beforeEnd(res: Response, work: () => Promise<unknown> | undefined): void {
  const end = res.end
  res.end = ((...args: Parameters<typeof end>) => {
    res.end = end
    const running = work()
    if (!running) return end.apply(res, args)
    running.catch(() => undefined).finally(() => end.apply(res, args))
    return res
  }) as typeof end
}
