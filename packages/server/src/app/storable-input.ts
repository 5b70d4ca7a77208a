import { AppError } from '@rose-ash/shared/errors/app-error'
import { storable } from '@rose-ash/shared/words/storable-text'
import type { RequestHandler } from 'express'

/** Refuses an address with an encoded NUL, in its path or query: Postgres holds none, so nothing can be found there. */
export const refuseNul: RequestHandler = (req, _res, next) => {
  next(req.url.includes('%00') ? new AppError('bad_request', 400, 'the address holds a NUL') : undefined)
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
