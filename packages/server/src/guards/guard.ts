import type { NextFunction, Request, RequestHandler, Response } from 'express'

const GUARD = Symbol('guard')

/** A handler that decides who may pass. Generic in the parameters of the path, so that the handler behind it keeps their types. */
export type Guard = <Params>(req: Request<Params>, res: Response, next: NextFunction) => unknown

/** Marks a handler as the one that decides who may pass, so that a route without any can be found; `words` say whom it lets pass. */
export function guard(words: string, handler: RequestHandler): Guard {
  return Object.assign(handler as Guard, { [GUARD]: words })
}

/** Whom a handler lets pass, when it is a guard. */
export function guardWords(handler: unknown): string | undefined {
  return typeof handler === 'function' ? (handler as { readonly [GUARD]?: string })[GUARD] : undefined
}
