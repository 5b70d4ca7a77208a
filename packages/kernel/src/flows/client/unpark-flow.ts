import type { Db, Tx } from '@rose-ash/shared/db/client'

/** Lets workers claim a parked instance again; false when it is not parked. */
export async function unparkFlow(db: Db | Tx, id: string): Promise<boolean> {
  const unparked = await db.$executeRaw`
    UPDATE flow_instances SET status = 'ready', parked_at = NULL, idle_claims = 0, error = NULL, wake_at = now(), updated_at = now()
    WHERE id = ${id}::uuid AND parked_at IS NOT NULL AND finished_at IS NULL`
  return unparked > 0
}
