import type { Db } from '@rose-ash/shared/db/client'
import type { Queues } from '@rose-ash/shared/queues/create-queues'
import { sendMailJob } from './send-mail-job.ts'

const BATCH = 100

/**
 * Hands mail that waits to the queue and returns how many there were. Any number of processes may do it at once: a row is
 * claimed by one of them, under a lease, so that what a crash or an emptied Redis lost is handed over again. Handing over what the queue
 * still has changes nothing: the row's id is the job's.
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
