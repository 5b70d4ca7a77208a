import { randomUUID } from 'node:crypto'
import { expect } from '@jest/globals'
import { on } from '../../src/projections/change.ts'
import { registerProjections } from '../../src/projections/checkpoints.ts'
import { defineProjection } from '../../src/projections/define-projection.ts'
import { createProjectionRunner } from '../../src/projections/projection-runner.ts'
import { append, testDefinition } from '../../src/testing/append.ts'
import { note, readNotes } from './notes.ts'
import type { Prepare } from './play.ts'

const BATCH = 2

/** Five rows for a projection, in batches of two. */
export const projectionPlay: Prepare = async (shared, name) => {
  const type = `test.${name}`
  const projection = defineProjection({
    name: `test-${name}`,
    version: 1,
    changes: [on(testDefinition(type), (tx, { seq }) => note(tx, `${name} ${seq}`))],
    clear: async () => undefined,
  })
  await registerProjections(shared, [projection])
  const actorId = randomUUID()
  const seqs: bigint[] = []
  for (let row = 0; row < 5; row += 1) seqs.push(await append(shared.db, { type, actorId }))
  const last = seqs.at(-1) ?? 0n
  return {
    workerOf: (ctx) => createProjectionRunner(ctx, [projection], { batch: BATCH }).round,
    async isOver() {
      const where = { name_generation: { name: projection.name, generation: 1 } }
      const { position } = await shared.db.projectionCheckpoint.findUniqueOrThrow({ where })
      return position >= last
    },
    passTime: async () => undefined,
    async assertEnd() {
      const notes = (await readNotes(shared.db)).filter((text) => text.startsWith(`${name} `))
      expect(notes).toEqual(seqs.map((seq) => `${name} ${seq}`))
    },
  }
}
