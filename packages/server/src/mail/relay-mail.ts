import type { Db } from '@rose-ash/shared/db/client'
import type { Queues } from '@rose-ash/shared/queues/create-queues'
import { sendMailJob } from './send-mail-job.ts'

const BATCH = 100

/**
 * Adds pending mail to the queue and returns the number of mails. Several processes may run it at once: one of them claims a row,
 * under a lease, so that mail lost by a crash or an emptied Redis is added again. Adding mail that is still queued changes nothing,
 * since the row's id is the job's id.
 */
export async function relayMail({ db, queues }: { db: Db; queues: Queues }): Promise<number> {
  const rows = await db.$queryRaw<{ id: string; originApp: string }[]>`
    UPDATE outgoing_mails SET status = 'relayed', leased_until = now() + interval '1 minute'
    WHERE id IN (
      SELECT id FROM outgoing_mails
      WHERE status = 'pending' OR (status = 'relayed' AND leased_until < now())
      ORDER BY created_at
      LIMIT ${BATCH}
      FOR UPDATE SKIP LOCKED
    )
    RETURNING id, origin_app AS "originApp"`
  await Promise.all(rows.map((row) => handOver({ db, queues }, row)))
  return rows.length
}

async function handOver(
  { db, queues }: { db: Db; queues: Queues },
  { id, originApp }: { id: string; originApp: string },
): Promise<void> {
  try {
    await queues.add(sendMailJob(originApp), { mailId: id }, { jobId: id })
  } catch (error) {
    await db.outgoingMail.updateMany({
      where: { id, status: 'relayed' },
      data: { status: 'pending', leasedUntil: null },
    })
    throw error
  }
}
