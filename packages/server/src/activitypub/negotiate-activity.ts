import type { Request, Response } from 'express'
import { sendActivity, wantsActivity } from './activity-json.ts'

/**
 * Answers a page's address with its ActivityStreams form where that is asked for; true when it did. `make` answers null for
 * what has none, such as a post for members.
 */
export async function negotiateActivity(req: Request, res: Response, make: () => Promise<unknown>): Promise<boolean> {
  res.vary('Accept')
  if (!wantsActivity(req)) return false
  const document = await make()
  if (!document) return false
  sendActivity(res, document)
  return true
}
