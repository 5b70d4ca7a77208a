import { randomUUID } from 'node:crypto'
import type { RequestHandler } from 'express'

const ACCEPTABLE = /^[A-Za-z0-9._-]{8,64}$/

/** Gives each request an id, taking over the one that a proxy or another app sent, and says it in the answer. */
export const requestId: RequestHandler = (req, res, next) => {
  const sent = req.headers['x-request-id']
  req.id = typeof sent === 'string' && ACCEPTABLE.test(sent) ? sent : randomUUID()
  res.setHeader('x-request-id', req.id)
  next()
}
