import type { Db } from '@rose-ash/shared/db/client'
import type { Fence } from './record-step.ts'

/** Lets a fork hear of a child that had finished before the fork was made: the child told those that listened then. */
export async function askChild(db: Db, { id }: Fence, childId: string): Promise<void> {
  await db.$executeRaw`
    SELECT tell_of_end(c) FROM flow_instances c, flow_instances i
    WHERE c.id = ${childId}::uuid AND c.finished_at IS NOT NULL AND i.id = ${id}::uuid AND i.forked_from IS NOT NULL`
}
