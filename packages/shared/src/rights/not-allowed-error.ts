import { ForbiddenError } from '../errors/http-errors.ts'
import type { ActName } from './acts.ts'
import type { ActingMember } from './may.ts'

/** The member lacks the right to an act; `code` is `not_allowed`. */
export class NotAllowedError extends ForbiddenError {
  constructor(act: ActName, member: ActingMember | undefined) {
    super(`${member ? `member ${member.id}` : 'a visitor'} may not ${act}`, { code: 'not_allowed', details: { act } })
  }
}
