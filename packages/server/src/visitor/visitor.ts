import type { SignedInMember } from '@rose-ash/shared/audience/signed-in-member'
import type { Request, Response } from 'express'
import { Reader, readerClassOf } from './reader.ts'

/** The visitor of a request; on a shared page only this package may read it. */
export interface Visitor {
  readonly member?: SignedInMember | undefined
  readonly cookies: Readonly<Record<string, string>>
}

const visitors = new WeakMap<Request, Visitor>()

/** The visitor of a request, read without setting `identityRead`. For this package only: a page module uses `req.reader`, or `req.member` on a personal page. */
export function visitorOf(req: Request): Visitor {
  return visitors.get(req) ?? req
}

/**
 * Sets `req.reader`, and sets `res.locals.identityRead` when a handler reads the visitor's identity: such a page must be personal, and
 * fails when it has `reads`.
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
