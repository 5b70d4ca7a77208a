import type { SignedInMember } from '@rose-ash/shared/audience/signed-in-member'
import type { Request, Response } from 'express'
import { Reader, readerClassOf } from './reader.ts'

/** The person who asks, as only the kit may know them on a page that many are given. */
export interface Visitor {
  readonly member?: SignedInMember | undefined
  readonly cookies: Readonly<Record<string, string>>
}

const visitors = new WeakMap<Request, Visitor>()

/** The visitor of a request, without a trace. For the kit: a page module asks `req.reader`, or `req.member` when it is personal. */
export function visitorOf(req: Request): Visitor {
  return visitors.get(req) ?? req
}

/**
 * Gives the request its `reader`, and notes in `res.locals.identityRead` when a handler looks at what tells one reader from another:
 * such a page is made for each, and one that says it is shared fails.
 */
export function watchIdentity(req: Request, res: Response): void {
  const { member, user, session, cookies } = req
  const { cookie } = req.headers
  visitors.set(req, { member, cookies })
  req.reader = new Reader(res.locals.readerClass ?? readerClassOf(member))
  const note = () => {
    res.locals.identityRead = true
  }
  watch(req, { member, user, session, cookies }, note)
  watch(req.headers, { cookie }, note)
}

function watch(target: object, values: Readonly<Record<string, unknown>>, note: () => void): void {
  for (const [name, initial] of Object.entries(values)) {
    let value = initial
    Object.defineProperty(target, name, {
      configurable: true,
      enumerable: true,
      get() {
        note()
        return value
      },
      set(next: unknown) {
        value = next
      },
    })
  }
}
