import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { RequestHandler } from 'express'
import { sendProblem } from './api-errors.ts'

/** Lets only `Authorization: Bearer <key>` pass. */
export function requireApiKey(apiKey: string): RequestHandler {
  const expected = digest(`Bearer ${apiKey}`)
  return (req, res, next) => {
    if (timingSafeEqual(digest(req.headers.authorization ?? ''), expected)) return next()
    sendProblem(res, 401, { title: 'Unauthorized', detail: 'Unauthorized.', trace_id: randomBytes(16).toString('hex') })
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
