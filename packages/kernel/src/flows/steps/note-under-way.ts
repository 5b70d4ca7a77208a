import type { Db } from '@rose-ash/shared/db/client'
import type { Fence } from './record-step.ts'

/** Notes which step begins: should the worker die of it, an operator sees which one it was. */
export async function noteUnderWay(db: Db, { id, epoch }: Fence, step: string): Promise<void> {
  await db.$executeRaw`
    UPDATE flow_instances SET under_way = ${step} WHERE id = ${id}::uuid AND epoch = ${epoch} AND status = 'running'`
}
