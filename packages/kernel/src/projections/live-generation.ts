import type { Db, Tx } from '@rose-ash/shared/db/client'

const BEFORE_THE_FIRST = 1

/** The generation of a projection that readers see. The one before it stays until the next rebuild, so a reader is never left with nothing. */
export async function liveGeneration(db: Db | Tx, name: string): Promise<number> {
  const live = await db.projectionCheckpoint.findFirst({ where: { name, state: 'live' }, select: { generation: true } })
  return live?.generation ?? BEFORE_THE_FIRST
}
