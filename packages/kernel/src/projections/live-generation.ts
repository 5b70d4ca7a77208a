import type { Db, Tx } from '@rose-ash/shared/db/client'

const BEFORE_THE_FIRST = 1

/** The generation of a projection that readers use. The previous one is kept until the next rebuild, so that a reader that has just read its number still finds rows. */
export async function liveGeneration(db: Db | Tx, name: string): Promise<number> {
  const live = await db.projectionCheckpoint.findFirst({ where: { name, state: 'live' }, select: { generation: true } })
  return live?.generation ?? BEFORE_THE_FIRST
}
