import type { Request } from 'express'

/** Whether the reader may see members' calendars. */
export function readerOf(req: Request): { readonly includeMembers: boolean } {
  return { includeMembers: req.reader.may('entry.see-members') }
}
