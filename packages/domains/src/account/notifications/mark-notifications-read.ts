import type { Tx } from '@rose-ash/shared/db/client'
import type { ServiceDeps } from '../../deps/service-deps.ts'

/**
 * Marks all notifications up to `upTo` as read; the mark survives a rebuild. It never moves back, also when an older tab sends a
 * smaller `upTo`.
 */
export async function markNotificationsRead(
  { clock }: Pick<ServiceDeps, 'clock'>,
  tx: Tx,
  { memberId, upTo }: { memberId: string; upTo: bigint },
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO notification_readings AS r (member_id, read_seq, read_at)
    SELECT ${memberId}::uuid, least(${upTo}, safe_seq), ${clock.now()} FROM log_horizon WHERE id = 1
    ON CONFLICT (member_id) DO UPDATE SET read_seq = greatest(r.read_seq, excluded.read_seq), read_at = excluded.read_at`
}
