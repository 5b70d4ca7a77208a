import type { Tx } from '@rose-ash/shared/db/client'
import type { z } from 'zod'

export interface MailboxMail {
  /** `<kind>/<key>` */
  readonly to: string
  readonly message: unknown
  /** The same key is delivered once. */
  readonly idemKey: string
}

export interface Turn<State> {
  readonly state: State
  /** Sent in the same commit. */
  readonly replies?: readonly MailboxMail[]
}

export interface Actor<Ctx> {
  readonly kind: string
  readonly initial: unknown
  readonly message: z.ZodType
  /** Failures of one message after which it is parked and the next one is taken. Default 10. */
  readonly maxAttempts?: number
  /** One turn: one message for one actor at a time; the new state, replies and everything written in `tx` commit together. */
  receive(
    tx: Tx,
    state: unknown,
    message: unknown,
    ctx: Ctx,
    self: { readonly name: string; readonly idemKey: string },
  ): Promise<Turn<unknown>>
}
