import type { Tx } from '../db/client.ts'

export const SESSION_END_REASONS = ['signed-out', 'revoked', 'suspended', 'expired', 'deleted'] as const
export type SessionEndReason = (typeof SESSION_END_REASONS)[number]

/** A device that a member is signed in on: one session at the provider. */
export interface Device {
  readonly id: string
  readonly sessionUid: string
  readonly userAgent: string
  readonly methods: readonly string[]
  readonly signedInAt: Date
  readonly lastSeenAt: Date
}

/** The devices that members are signed in on. */
export interface SessionService {
  /** The device used last comes first. */
  listDevices(tx: Tx, memberId: string): Promise<readonly Device[]>
  /** The provider's session that an application knows by this `sid`. */
  sessionOfSid(tx: Tx, sid: string): Promise<string | undefined>
  /** Ends a session everywhere, once: writes `account.session.ended`, from which every application is told. */
  endSession(tx: Tx, input: { sessionUid: string; reason: SessionEndReason }): Promise<boolean>
  /** Ends every session of a member, or all but one; the number ended. */
  endSessions(tx: Tx, input: { memberId: string; reason: SessionEndReason; exceptUid?: string }): Promise<number>
}
