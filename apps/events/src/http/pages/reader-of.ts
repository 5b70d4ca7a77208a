import type { Request } from 'express'

/** Whether the reader may see calendars that are for members. */
export function readerOf(req: Request): { readonly includeMembers: boolean } {
  return { includeMembers: req.reader.isMember }
}
