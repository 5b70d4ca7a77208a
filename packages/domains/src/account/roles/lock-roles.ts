import type { Tx } from '@rose-ash/shared/db/client'

/** Takes the lock of all role changes until the transaction ends, so that no change is made on roles that another has changed meanwhile. */
export async function lockRoles(tx: Tx): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('account.roles'))::text`
}
