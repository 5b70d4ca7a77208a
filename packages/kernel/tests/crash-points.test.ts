import { afterAll, beforeEach, describe, expect, test } from '@jest/globals'
import { createServerTestContext } from '@rose-ash/server/testing/create-server-test-context'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { auditKernel } from '../src/audit/audit-kernel.ts'
import { branchPlay } from './support/branch-play.ts'
import type { Moment } from './support/crashing-context.ts'
import { flowPlay } from './support/flow-play.ts'
import { mailboxPlay } from './support/mailbox-play.ts'
import { createNotes } from './support/notes.ts'
import { type Prepare, strikeEverywhere } from './support/play.ts'
import { projectionPlay } from './support/projection-play.ts'
import { reactionPlay } from './support/reaction-play.ts'

const shared = await createServerTestContext('kernel')
afterAll(() => shared.close())
beforeEach(async () => {
  await resetStores()
  await createNotes(shared.db)
})

/** With how many statements each has at least: fewer, and something is not played. */
const PLAYS: readonly [string, Prepare, number][] = [
  ['a flow with every kind of step', flowPlay, 55],
  ['a flow with branches', branchPlay, 15],
  ['two mailboxes', mailboxPlay, 40],
  ['reactions inside and outside the database', reactionPlay, 30],
  ['a projection', projectionPlay, 20],
]

const MOMENTS: readonly [string, Moment][] = [
  ['whose database goes away before any statement', 'before'],
  ['whose database goes away after any statement', 'after'],
  ['that falls asleep before any statement and wakes when another has taken over', 'asleep'],
]

describe.each(PLAYS)('%s', (_what, play, statements) => {
  test.each(MOMENTS)(
    'a worker %s leaves nothing undone and nothing doubled',
    async (_when, moment) => {
      expect(await strikeEverywhere(shared, play, moment)).toBeGreaterThanOrEqual(statements)
      expect((await auditKernel(shared)).filter(({ severity }) => severity === 'broken')).toEqual([])
    },
    900_000,
  )
})
