import type { ActName } from './acts.ts'
import { type ActingMember, may, type Owned } from './may.ts'
import { NotAllowedError } from './not-allowed-error.ts'

/** Throws NotAllowedError unless `may(member, act, thing)`. */
export function assertMay(member: ActingMember | undefined, act: ActName, thing?: Owned): void {
  if (!may(member, act, thing)) throw new NotAllowedError(act, member)
}
