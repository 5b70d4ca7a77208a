import type { Db } from '@rose-ash/shared/db/client'
import { UNSEEN_AFTER_SECONDS } from '../register-flows.ts'

/** Whether some worker has lately said that it runs the version of a flow that is in force. */
export async function hasWorker(db: Db, name: string): Promise<boolean> {
  const [row] = await db.$queryRaw<{ isSeen: boolean }[]>`
    SELECT seen_at > now() - make_interval(secs => ${UNSEEN_AFTER_SECONDS}::float8) AS "isSeen" FROM flow_definitions WHERE name = ${name}`
  return row?.isSeen ?? false
}
