import type { Request, Response } from 'express'
import { wantedForm } from '../http/wanted-form.ts'
import { sendActivity } from './activity-json.ts'

/**
 * Answers with the ActivityStreams form of a page when the request asks for it; true when it has answered. `make` returns null for a
 * page without such a form, such as a post for members.
 */
export async function negotiateActivity(req: Request, res: Response, make: () => Promise<unknown>): Promise<boolean> {
  res.vary('Accept')
  if (wantedForm(req) !== 'data') return false
  const document = await make()
  if (!document) return false
  sendActivity(res, document)
  return true
}
