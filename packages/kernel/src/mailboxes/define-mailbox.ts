import type { ServerContext } from '@rose-ash/server/context/server-context'
import type { Tx } from '@rose-ash/shared/db/client'
import type { z } from 'zod'
import type { Mailbox, Turn } from './mailbox.ts'

export interface MailboxDefinition<State, Message extends z.ZodType, Ctx> {
  /** The first part of the mailboxes' names: `<kind>/<key>`. */
  readonly kind: string
  readonly initial: State
  readonly message: Message
  readonly maxAttempts?: number
  receive(
    tx: Tx,
    state: State,
    message: z.output<Message>,
    ctx: Ctx,
    self: { readonly name: string; readonly idemKey: string },
  ): Promise<Turn<State>>
}

/** Declares a kind of mailbox: JSON state between messages, one message at a time. */
export function defineMailbox<State, Message extends z.ZodType, Ctx = ServerContext>(
  definition: MailboxDefinition<State, Message, Ctx>,
): Mailbox<Ctx> {
  return {
    ...definition,
    receive: (tx, state, message, ctx, self) =>
      definition.receive(tx, state as State, message as z.output<Message>, ctx, self),
  }
}
