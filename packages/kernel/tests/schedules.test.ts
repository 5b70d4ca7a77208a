import { afterAll, beforeEach, describe, expect, test } from '@jest/globals'
import { createServerTestContext } from '@rose-ash/server/testing/create-server-test-context'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { listSchedules, pauseSchedule, resumeSchedule, runSchedule } from '../src/schedules/control-schedules.ts'
import { registerSchedules } from '../src/schedules/register-schedules.ts'
import type { Schedule, ScheduleTurn } from '../src/schedules/schedule.ts'
import { createScheduleRunner } from '../src/schedules/schedule-runner.ts'
import { eventually } from './support/eventually.ts'

const ctx = await createServerTestContext('kernel')
const { db } = ctx
afterAll(() => ctx.close())
beforeEach(resetStores)

const NAME = 'test.hourly'
const HOUR_MS = 3600_000

/** An hourly schedule whose turns are written down, with the last one due so many hours ago. */
async function hourly(parts: Partial<Schedule<typeof ctx>> = {}, hoursAgo = 0) {
  const turns: ScheduleTurn[] = []
  const schedule: Schedule<typeof ctx> = {
    name: NAME,
    at: '0 * * * *',
    run: async (_ctx, turn) => void turns.push(turn),
    ...parts,
  }
  await registerSchedules(ctx, [schedule])
  const due = new Date(Math.floor(Date.now() / HOUR_MS) * HOUR_MS - hoursAgo * HOUR_MS)
  await db.schedule.update({ where: { name: NAME }, data: { nextAt: due } })
  return { due, turns, schedule, runner: () => createScheduleRunner(ctx, [schedule]) }
}

const state = async () => (await listSchedules(ctx))[0]!

describe('a schedule', () => {
  test('that is due is taken once, however many workers look', async () => {
    const { due, turns, runner } = await hourly()
    const taken = await Promise.all(Array.from({ length: 5 }, () => runner().round()))
    expect(taken.toSorted()).toEqual([0, 0, 0, 0, 1])
    expect(turns.map(({ dueAt }) => dueAt)).toEqual([due])
    expect((await state()).nextAt!.getTime()).toBeGreaterThan(due.getTime())
  })

  test.each([
    ['once', 1],
    ['each', 4],
    ['skip', 0],
  ] as const)('that missed some turns takes them %s', async (missed, count) => {
    const { turns, runner } = await hourly({ missed }, 3)
    while ((await runner().round()) > 0);
    // The hour may turn while the test runs.
    expect([count, count + 1]).toContain(turns.length)
    expect(turns.map(({ dueAt }) => dueAt.getTime())).toEqual(turns.map(({ dueAt }) => dueAt.getTime()).toSorted())
    expect((await state()).nextAt!.getTime()).toBeGreaterThan(Date.now() - HOUR_MS)
  })

  test('is not taken while its last turn runs', async () => {
    const gate = Promise.withResolvers<void>()
    const began = Promise.withResolvers<void>()
    let count = 0
    const run = async () => {
      count += 1
      began.resolve()
      await gate.promise
    }
    const { runner } = await hourly({ run }, 1)
    const running = runner().round()
    await began.promise
    expect(await runner().round()).toBe(0)
    gate.resolve()
    expect(await running).toBe(1)
    expect(count).toBe(1)
  })

  test('whose worker died is taken again with the same key, and the dead one settles nothing', async () => {
    const gate = Promise.withResolvers<void>()
    const keys: string[] = []
    const run = async (_ctx: unknown, { idempotencyKey }: ScheduleTurn) => {
      keys.push(idempotencyKey)
      if (keys.length > 1) return
      await gate.promise
      throw new Error('too late')
    }
    const { due, runner } = await hourly({ run })
    const first = runner().round()
    await eventually(async () => keys.length === 1)
    await db.$executeRaw`UPDATE schedules SET lease_until = now()`
    expect(await runner().round()).toBe(1)
    gate.resolve()
    await first
    expect(keys).toEqual([`${NAME} ${due.toISOString()}`, `${NAME} ${due.toISOString()}`])
    expect(await state()).toMatchObject({ lastError: null, attempts: 0, lastDueAt: due })
  })

  test('that fails is tried again later, with its reason to be read', async () => {
    let isBroken = true
    const run = async () => {
      if (isBroken) throw new Error('no luck')
    }
    const { due, runner } = await hourly({ run })
    expect(await runner().round()).toBe(1)
    expect(await state()).toMatchObject({ attempts: 1, lastError: 'Error: no luck', nextAt: due })
    expect(await runner().round()).toBe(0)
    isBroken = false
    await db.$executeRaw`UPDATE schedules SET retry_at = now()`
    expect(await runner().round()).toBe(1)
    expect(await state()).toMatchObject({ attempts: 0, lastError: null, lastDueAt: due })
  })

  test('that is paused takes only the turn that is asked for, and goes on when it is resumed', async () => {
    const { due, turns, runner } = await hourly()
    await pauseSchedule(ctx, NAME)
    expect(await runner().round()).toBe(0)
    await runSchedule(ctx, NAME)
    expect(await runner().round()).toBe(1)
    expect(await runner().round()).toBe(0)
    expect((await state()).nextAt).toEqual(due)
    await resumeSchedule(ctx, NAME)
    expect(await runner().round()).toBe(1)
    expect(turns).toHaveLength(2)
    await expect(pauseSchedule(ctx, 'test.unknown')).rejects.toThrow('no schedule is called test.unknown')
  })

  test('keeps its next turn and its pause when it is registered again, but not for another rule', async () => {
    const { due, schedule } = await hourly()
    await pauseSchedule(ctx, NAME)
    await registerSchedules(ctx, [schedule])
    expect(await state()).toMatchObject({ nextAt: due, pausedAt: expect.any(Date) })
    await registerSchedules(ctx, [{ ...schedule, at: '0 0 1 1 *' }])
    expect((await state()).nextAt!.toISOString()).toMatch(/-01-01T00:00:00.000Z$/)
  })

  test('of a running worker is taken when somebody asks for it', async () => {
    const { turns, schedule } = await hourly({ at: '0 0 1 1 *' })
    await db.$executeRaw`UPDATE schedules SET next_at = now() + interval '1 day'`
    const runner = createScheduleRunner(ctx, [schedule])
    await runner.start()
    await runSchedule(ctx, NAME)
    await eventually(async () => turns.length === 1)
    await runner.stop()
  })
})
