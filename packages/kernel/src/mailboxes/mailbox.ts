import type { Tx } from '@rose-ash/shared/db/client'
import type { z } from 'zod'

export interface Envelope {
  /** `<kind>/<key>` */
  readonly to: string
  readonly message: unknown
  /** A mailbox gets a message once for each key. */
  readonly idemKey: string
}

export interface Turn<State> {
  readonly state: State
  /** Messages to send in the same commit. */
  readonly replies?: readonly Envelope[]
}

export interface Mailbox<Ctx> {
  readonly kind: string
  readonly initial: unknown
  readonly message: z.ZodType
  /** Failures of a message after which it is parked and the next one is taken. Default: as many as fit the patience with mailboxes. */
  readonly maxAttempts?: number
  /** One turn: handles one message. The new state, the replies and all writes in `tx` are committed together. */
  receive(
    tx: Tx,
    state: unknown,
    message: unknown,
    ctx: Ctx,
    self: { readonly name: string; readonly idemKey: string },
  ): Promise<Turn<unknown>>
}
