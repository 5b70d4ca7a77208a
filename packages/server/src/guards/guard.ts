import type { RequestHandler } from 'express'

const GUARD = Symbol('guard')

/** Marks a handler as the one that decides who may pass, so that a route without any can be found; `words` say whom it lets pass. */
export function guard(words: string, handler: RequestHandler): RequestHandler {
  return Object.assign(handler, { [GUARD]: words })
}

/** Whom a handler lets pass, when it is a guard. */
export function guardWords(handler: unknown): string | undefined {
  return typeof handler === 'function' ? (handler as { readonly [GUARD]?: string })[GUARD] : undefined
}
