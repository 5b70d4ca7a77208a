import type { Tx } from '@rose-ash/shared/db/client'
import { afterCommit } from '@rose-ash/shared/db/transact'
import { cancelDeliveries } from '@rose-ash/shared/deliveries/cancel-deliveries'
import { replayDeliveries } from '../deliveries/control-deliveries.ts'
import type { KernelContext } from '../kernel-context.ts'
import { ring } from '../waking/bells.ts'
import type { Trouble } from './read-troubles.ts'

export const WORK_ACTS = ['replay', 'cancel', 'pause', 'resume'] as const
export type WorkAct = (typeof WORK_ACTS)[number]

export interface ActOnWork extends Pick<Trouble, 'kind' | 'name'> {
  readonly act: WorkAct
  /** Of deliveries. Null: all destinations of the kind. */
  readonly destination: string | null
}

/**
 * Replays what is parked, cancels deliveries that have not left, holds a destination back or lets it go. Returns the number of rows
 * changed; 0 for an act that this kind of work does not know.
 */
export async function actOnWork(
  ctx: KernelContext,
  tx: Tx,
  { kind, name, destination, act }: ActOnWork,
): Promise<number> {
  if (kind === 'reaction' && act === 'replay') {
    afterCommit(tx, () => ring(ctx, 'log'))
    return tx.$executeRaw`
      UPDATE reaction_tasks SET state = 'pending', attempts = 0, due_at = now() WHERE state = 'parked' AND handler = ${name}`
  }
  if (kind === 'mailbox' && act === 'replay') {
    afterCommit(tx, () => ring(ctx, 'mailbox'))
    return tx.$executeRaw`
      UPDATE mailbox SET state = 'pending', attempts = 0, due_at = now() WHERE state = 'parked' AND actor = ${name}`
  }
  return kind === 'delivery' ? actOnDeliveries(ctx, tx, { name, destination, act }) : 0
}

async function actOnDeliveries(
  ctx: KernelContext,
  tx: Tx,
  { name: kind, destination, act }: Omit<ActOnWork, 'kind'>,
): Promise<number> {
  const which = { kind, ...(destination !== null && { destination }) }
  afterCommit(tx, () => ring(ctx, 'deliveries', kind))
  if (act === 'replay') return replayDeliveries({ db: tx }, which)
  if (act === 'cancel') return cancelDeliveries(tx, which)
  if (destination === null) return 0
  const pausedAt = act === 'pause' ? new Date() : null
  await tx.deliveryDestination.upsert({
    where: { kind_name: { kind, name: destination } },
    create: { kind, name: destination, pausedAt },
    update: { pausedAt },
  })
  return 1
}
