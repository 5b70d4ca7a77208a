import type { NextFunction, Request, RequestHandler, Response } from 'express'

const GUARD = Symbol('guard')

/** A handler that checks access. Generic in the path parameters, so that the next handler keeps their types. */
export type Guard = <Params>(req: Request<Params>, res: Response, next: NextFunction) => unknown

/** Marks a handler as a guard, so that a test finds routes without one; `words` describe the people it lets pass. */
export function guard(words: string, handler: RequestHandler): Guard {
  return Object.assign(handler as Guard, { [GUARD]: words })
}

/** The description of the people whom a guard lets pass; undefined when the handler is not a guard. */
export function guardWords(handler: unknown): string | undefined {
  return typeof handler === 'function' ? (handler as { readonly [GUARD]?: string })[GUARD] : undefined
}
