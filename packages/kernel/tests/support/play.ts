import { setTimeout as pause } from 'node:timers/promises'
import { expect } from '@jest/globals'
import type { ServerContext } from '@rose-ash/server/context/server-context'
import type { KernelContext } from '../../src/kernel-context.ts'
import { crashingContext, type Moment } from './crashing-context.ts'
import { eventually } from './eventually.ts'

/** Something the kernel has to do, in names of its own so that many can be played side by side. */
export interface Play {
  /** One round of work of a worker with this context, until nothing runs in it. */
  workerOf(ctx: KernelContext): () => Promise<unknown>
  isOver(): Promise<boolean>
  /** Leases and back-offs are over. */
  passTime(): Promise<unknown>
  /** What must have come of it, whoever crashed where. */
  assertEnd(): Promise<void>
}

export type Prepare = (shared: ServerContext, name: string) => Promise<Play>

const AT_ONCE = 6
const MORE_THAN_ALL = 300
const A_WHILE_MS = 100

/** Plays it with a first worker that is struck at each of its statements in turn, and a second one. The number of statements. */
export async function strikeEverywhere(shared: ServerContext, prepare: Prepare, moment: Moment): Promise<number> {
  let points = 0
  for (let last = false; !last; ) {
    const batch = Array.from({ length: AT_ONCE }, (_, index) => strikeAt(shared, prepare, points + index + 1, moment))
    const struck = await Promise.all(batch)
    points += struck.filter(Boolean).length
    last = struck.includes(false)
    expect(points).toBeLessThan(MORE_THAN_ALL)
  }
  return points
}

/** True when the first worker came as far as its nth statement. */
async function strikeAt(shared: ServerContext, prepare: Prepare, n: number, moment: Moment): Promise<boolean> {
  const play = await prepare(shared, `${moment}-${n}`)
  const doomed = crashingContext(shared, n, moment)
  const first = play.workerOf(doomed.ctx)
  const second = play.workerOf(shared)
  const firstRun = eventually(async () => {
    await first().catch(() => undefined)
    if (doomed.crashed() || (await play.isOver())) return true
    await play.passTime()
    return false
  })
  await Promise.race([firstRun, doomed.struck])
  if (moment === 'asleep') await workBeside(play, second, doomed)
  await firstRun
  await eventually(async () => {
    await play.passTime()
    await second()
    return play.isOver()
  })
  await play.assertEnd()
  return doomed.crashed()
}

/** The second takes over from one that sleeps, as far as its locks let it; then that one goes on. */
async function workBeside(play: Play, second: () => Promise<unknown>, sleeper: { wake(): void }): Promise<void> {
  const working = play.passTime().then(second)
  await Promise.race([working, pause(A_WHILE_MS)])
  sleeper.wake()
  await working
}
