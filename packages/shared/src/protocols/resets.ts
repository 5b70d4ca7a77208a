import type { Tx } from '../db/client.ts'
import { ConflictError } from '../errors/http-errors.ts'

/** A reset of a second factor that is neither carried out nor stopped. */
export interface OpenReset {
  readonly id: string
  /** Null: the operator. */
  readonly requestedById: string | null
  readonly requestedAt: Date
  /** When it is carried out; null while a second administrator has not confirmed it. */
  readonly dueAt: Date | null
}

export type ResetRefusal = 'reset_of_oneself' | 'reset_by_one' | 'reset_open' | 'reset_none' | 'reset_not_needed'

/** A reset that cannot be asked for or confirmed. */
export class ResetRefusedError extends ConflictError {
  declare readonly code: ResetRefusal

  constructor(code: ResetRefusal) {
    super('the reset is refused', { code })
  }
}

/** The way back of a member who lost their second factor. */
export interface ResetService {
  findOpenReset(tx: Tx, memberId: string): Promise<OpenReset | undefined>
  /** The members whose reset waits for a second administrator, and who this one may confirm it for. */
  listWaitingResets(tx: Tx, forId: string): Promise<readonly string[]>
  /**
   * Asks for a reset. An administrator's wish waits for a second administrator; the operator's (no `byId`) counts at once. Throws
   * ResetRefusedError: for oneself, while another is open, and when there is nothing to reset.
   */
  requestReset(tx: Tx, input: { memberId: string; byId: string | null }): Promise<{ resetId: string }>
  /** Confirms a reset as its second administrator. Throws ResetRefusedError for who asked for it, and for the member. */
  confirmReset(tx: Tx, input: { memberId: string; byId: string }): Promise<{ resetId: string }>
  /** Stops the open reset of a member; false when there is none. */
  stopReset(tx: Tx, input: { memberId: string; byId: string | null }): Promise<boolean>
  /** Carries a reset out when its time has come, once; stops it instead when one of its administrators may not reset any more. */
  carryOutReset(tx: Tx, input: { resetId: string; memberId: string }): Promise<boolean>
}
