import type { Request } from 'express'

/**
 * The address where a request belongs, with its query, when `path` is not the path it came to; undefined at the same path, however the
 * two are percent-encoded. A redirect there never leads where it came from.
 */
export function elsewhere(req: Pick<Request, 'path' | 'url'>, path: string): string | undefined {
  if (decodeURIComponent(req.path) === decodeURIComponent(path)) return undefined
  const query = req.url.indexOf('?')
  return query < 0 ? path : path + req.url.slice(query)
}
