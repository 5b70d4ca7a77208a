import type { Tx } from '../db/client.ts'

export const SESSION_END_REASONS = ['signed-out', 'revoked', 'suspended', 'expired', 'deleted'] as const
export type SessionEndReason = (typeof SESSION_END_REASONS)[number]

/** A browser in which a member is signed in: one session at the provider. */
export interface Device {
  readonly id: string
  readonly sessionUid: string
  readonly userAgent: string
  /** The network it was last signed on from, masked: `81.2.69.x`; empty when it is not known. */
  readonly network: string
  /** The applications that are signed in there, by client id. */
  readonly clientIds: readonly string[]
  readonly methods: readonly string[]
  readonly signedInAt: Date
  readonly lastSeenAt: Date
}

/** The members' sessions at the provider. */
export interface SessionService {
  /** The most recently used device first. */
  listDevices(tx: Tx, memberId: string): Promise<readonly Device[]>
  /** The uid of the provider's session to which an application's `sid` belongs. */
  sessionOfSid(tx: Tx, sid: string): Promise<string | undefined>
  /** Ends a session once, in all applications: a reaction to `account.session.ended` tells each of them. */
  endSession(tx: Tx, input: { sessionUid: string; reason: SessionEndReason }): Promise<boolean>
  /** The same for the session to which an application's `sid` belongs. Returns the `sid` of every application in it, or none when it is not known. */
  endSessionOfSid(tx: Tx, input: { sid: string; reason: SessionEndReason }): Promise<readonly string[]>
  /** Ends every session of a member, or all but one; returns their number. */
  endSessions(tx: Tx, input: { memberId: string; reason: SessionEndReason; exceptUid?: string }): Promise<number>
  /**
   * A member signs out on every device: ends all their sessions, and the refresh tokens of applications that run in a browser. Returns
   * the `sid` of every application that was signed in.
   */
  signOutEverywhere(tx: Tx, memberId: string): Promise<readonly string[]>
}
