import type { RequestHandler } from 'express'

/** Leads from `/tag/bread?x=1` to `/tag/bread/?x=1`: a page has one address, and it ends in a slash. */
export const withSlash: RequestHandler = (req, res, next) => {
  if (req.path.endsWith('/')) return next()
  res.redirect(301, `${req.path}/${req.originalUrl.slice(req.path.length)}`)
}
