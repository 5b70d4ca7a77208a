import { randomUUID } from 'node:crypto'
import { expect } from '@jest/globals'
import { defineEffectReaction } from '../../src/reactions/define-effect-reaction.ts'
import { defineReaction } from '../../src/reactions/define-reaction.ts'
import { createReactionRunner } from '../../src/reactions/reaction-runner.ts'
import { registerReactions } from '../../src/reactions/register-reactions.ts'
import { append, testDefinition } from '../../src/testing/append.ts'
import { note, readNotes } from './notes.ts'
import type { Prepare } from './play.ts'

const NEVER_BY_ITSELF_MS = 600_000

/** Three rows of one actor for a reaction inside the database, which fails once, and for one outside of it. */
export const reactionPlay: Prepare = async (shared, name) => {
  const type = `test.${name}`
  const keys: string[] = []
  let hasFailed = false
  const inside = defineReaction({
    name: `test.inside-${name}`,
    on: [testDefinition(type)],
    from: 'start',
    handle: async (tx, { seq }) => {
      await note(tx, `${name} ${seq}`)
      if (hasFailed) return
      hasFailed = true
      throw new Error('not at first')
    },
  })
  const outside = defineEffectReaction({
    name: `test.outside-${name}`,
    on: [testDefinition(type)],
    from: 'start',
    run: async (_activity, _ctx, { idempotencyKey }) => void keys.push(idempotencyKey),
  })
  const reactions = [inside, outside]
  const names = reactions.map((reaction) => reaction.name)
  await registerReactions(shared, reactions)
  const actorId = randomUUID()
  const seqs: bigint[] = []
  for (let row = 0; row < 3; row += 1) seqs.push(await append(shared.db, { type, actorId }))
  return {
    workerOf: (ctx) => createReactionRunner(ctx, reactions, { leaseMs: NEVER_BY_ITSELF_MS }).round,
    isOver: async () =>
      (await shared.db.reactionTask.count({ where: { handler: { in: names }, state: 'done' } })) === 2 * seqs.length,
    passTime: () => shared.db.$executeRaw`
      UPDATE reaction_tasks SET due_at = now() WHERE handler = ANY(${names}::text[]) AND state IN ('pending', 'leased') AND due_at > now()`,
    async assertEnd() {
      const notes = (await readNotes(shared.db)).filter((text) => text.startsWith(`${name} `))
      expect(notes).toEqual(seqs.map((seq) => `${name} ${seq}`))
      expect(new Set(keys).size).toBe(seqs.length)
    },
  }
}
