import type { Request } from 'express'
import type { SessionUser } from './session-types.ts'

/** Starts a session with a new id (against session fixation); the browser's earlier session id becomes invalid. */
export function beginSession(req: Request, user: SessionUser): Promise<void> {
  return new Promise((resolve, reject) => {
    req.logIn(user, (error?: unknown) => (error ? reject(error) : resolve()))
  })
}

/** Ends this browser's session with this app. */
export function endOwnSession(req: Request): Promise<void> {
  return new Promise((resolve, reject) => {
    if (!req.session) return resolve()
    req.session.destroy((error?: unknown) => (error ? reject(error) : resolve()))
  })
}
