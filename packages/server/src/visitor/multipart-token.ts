import { once } from 'node:events'
import type { Request } from 'express'

/** Our forms begin with the token, so that it stands in the first bytes. */
const WITHIN_BYTES = 4096
const TOKEN = /\r\nContent-Disposition: form-data; name="_csrf"\r\n(?:[^\r\n]+\r\n)*\r\n([\w.-]{1,200})\r\n--/i

/**
 * The token of a multipart form, which is parsed only after its route's guard: it is read from the first bytes of the body, and the
 * bytes are put back for the parser.
 */
export async function multipartToken(req: Request): Promise<string | undefined> {
  if (!req.is('multipart/form-data')) return undefined
  const start = await firstChunk(req)
  if (!start) return undefined
  req.unshift(start)
  return TOKEN.exec(start.subarray(0, WITHIN_BYTES).toString('latin1'))?.[1]
}

async function firstChunk(req: Request): Promise<Buffer | null> {
  const chunk = req.read() as Buffer | null
  if (chunk || req.readableEnded || req.destroyed) return chunk
  await Promise.race([once(req, 'readable'), once(req, 'close')])
  return req.read() as Buffer | null
}
