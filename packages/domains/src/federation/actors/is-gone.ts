import type { Tx } from '@rose-ash/shared/db/client'

/** Whether an actor of that handle was here and is no more (410). */
export async function isGone(tx: Tx, { handle }: { handle: string }): Promise<boolean> {
  return (await tx.actor.count({ where: { handle: handle.toLowerCase(), suspendedAt: { not: null } } })) > 0
}
