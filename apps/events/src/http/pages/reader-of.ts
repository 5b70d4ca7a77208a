import type { Request } from 'express'

/** Whether who asks may see calendars that are for members. */
export function readerOf(req: Request): { readonly includeMembers: boolean } {
  return { includeMembers: req.member !== undefined }
}
