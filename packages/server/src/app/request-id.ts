import { randomUUID } from 'node:crypto'
import type { RequestHandler } from 'express'

const ACCEPTABLE = /^[A-Za-z0-9._-]{8,64}$/

/** Sets the id of each request, by default the one that a proxy or another app sent, and returns it in a header. */
export const requestId: RequestHandler = (req, res, next) => {
  const sent = req.headers['x-request-id']
  req.id = typeof sent === 'string' && ACCEPTABLE.test(sent) ? sent : randomUUID()
  res.setHeader('x-request-id', req.id)
  next()
}
