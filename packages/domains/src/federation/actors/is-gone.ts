import type { Tx } from '@rose-ash/shared/db/client'

/** Whether an actor with this handle existed and was removed (410 Gone). */
export async function isGone(tx: Tx, { handle }: { handle: string }): Promise<boolean> {
  return (await tx.actor.count({ where: { handle: handle.toLowerCase(), suspendedAt: { not: null } } })) > 0
}
