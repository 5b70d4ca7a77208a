import type { Db, Tx } from '@rose-ash/shared/db/client'
import { afterCommit } from '@rose-ash/shared/db/transact'
import { toJson } from '../flows/json.ts'
import type { KernelContext } from '../kernel-context.ts'
import { ring } from '../waking/bells.ts'
import type { Envelope } from './mailbox.ts'

/** Adds a message to a mailbox, in the caller's transaction; a second one to it with the same idemKey is ignored. */
export async function sendMessage(ctx: KernelContext, tx: Tx | null, envelope: Envelope): Promise<void> {
  await insertMessage(tx ?? ctx.db, envelope)
  if (tx) afterCommit(tx, () => ring(ctx, 'mailbox'))
  else ring(ctx, 'mailbox')
}

export async function insertMessage(db: Db | Tx, { to, message, idemKey }: Envelope): Promise<void> {
  const kind = to.split('/', 1)[0] ?? to
  await db.$executeRaw`
    INSERT INTO mailbox (actor, kind, idem_key, message, due_at)
    VALUES (${to}, ${kind}, ${idemKey}, ${toJson(message)}::jsonb, date_trunc('milliseconds', now()))
    ON CONFLICT (actor, idem_key) DO NOTHING`
}
