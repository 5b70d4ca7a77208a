import { ForbiddenError } from '@rose-ash/shared/errors/http-errors'
import type { MissingProof } from '@rose-ash/shared/rights/proof-policy'
import type { Request, Response } from 'express'
import { isHtmx } from '../http/is-htmx.ts'
import { redirectUntaken } from '../http/redirect-to.ts'
import { wantedForm } from '../http/wanted-form.ts'
import { provePath } from '../sign-on/prove-path.ts'

/**
 * Leads to where the missing proof is given, and back. A form changes nothing and is shown filled again afterwards; a script, and a part
 * of a page, are refused.
 */
export async function askForProof(req: Request, res: Response, missing: MissingProof): Promise<void> {
  const isRead = req.method === 'GET'
  if (wantedForm(req) !== 'page' || (isRead && isHtmx(req)))
    throw new ForbiddenError(`needs proof: ${missing}`, { code: 'sign_in_again' })
  const back = isRead ? req.originalUrl : await req.keepForm()
  redirectUntaken(res, provePath(missing, back ?? '/'))
}
