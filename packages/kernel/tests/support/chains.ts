import type { Db } from '@rose-ash/shared/db/client'
import { on } from '../../src/projections/change.ts'
import { defineProjection } from '../../src/projections/define-projection.ts'
import { testDefinition } from '../../src/testing/append.ts'

/** Each row holds a hash over all rows of its actor before it: one skipped, doubled or turned around changes all that follow. */
export const chains = defineProjection({
  name: 'test-chains',
  version: 1,
  changes: [
    on(testDefinition(), async (tx, { seq, actorId, object }, generation) => {
      await tx.$executeRaw`
      INSERT INTO kernel_test_chains (generation, seq, actor, chain)
      SELECT ${generation}, ${seq}, ${actorId}::uuid, md5(coalesce((SELECT chain FROM kernel_test_chains
        WHERE generation = ${generation} AND actor = ${actorId}::uuid ORDER BY seq DESC LIMIT 1), '') || ${seq}::text || ${JSON.stringify(object)})`
    }),
  ],
  clear: (tx, generation) => tx.$executeRaw`DELETE FROM kernel_test_chains WHERE generation = ${generation}`,
})

export async function createChains(db: Db): Promise<void> {
  await db.$executeRaw`DROP TABLE IF EXISTS kernel_test_chains`
  await db.$executeRaw`CREATE TABLE kernel_test_chains (generation int, seq bigint, actor uuid, chain text, PRIMARY KEY (generation, seq))`
  await db.$executeRaw`CREATE INDEX ON kernel_test_chains (generation, actor, seq)`
}

/** Every byte of the generation that readers see. */
export async function fingerprintChains(db: Db): Promise<string> {
  const [row] = await db.$queryRaw<{ all: string }[]>`
    SELECT md5(string_agg(seq || ' ' || actor || ' ' || chain, ',' ORDER BY seq)) || ' ' || count(*) AS all FROM kernel_test_chains
    WHERE generation = (SELECT generation FROM projection_checkpoints WHERE name = ${chains.name} AND state = 'live')`
  return row?.all ?? ''
}
