import { AppError } from '@rose-ash/shared/errors/app-error'
import { storable } from '@rose-ash/shared/words/storable-text'
import type { RequestHandler } from 'express'

/** Refuses a path with an encoded NUL, since Postgres holds none and nothing can be there; takes it out of a query. */
export const storableAddress: RequestHandler = (req, _res, next) => {
  if (!req.url.includes('%00')) return next()
  if (req.path.includes('%00')) return next(new AppError('bad_request', 400, 'the path holds a NUL'))
  req.url = req.url.replaceAll('%00', '')
  next()
}

/** Makes every text of a parsed body storable. `req.rawBody` stays as it was sent, for signatures. */
export const storableBody: RequestHandler = (req, _res, next) => {
  try {
    if (req.body !== undefined) req.body = storable(req.body)
    next()
  } catch (cause) {
    next(new AppError('bad_request', 400, 'the body is nested too deep', { cause }))
  }
}
