import { readFileSync } from 'node:fs'
import { afterAll, beforeEach, expect, test } from '@jest/globals'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { createTestContext } from '../../testing/create-test-context.ts'
import { createCalendar } from '../calendars/create-calendar.ts'
import { createEntry } from '../entries/create-entry.ts'

const MIGRATION = new URL('../../../../../prisma/migrations/0013_ends_on_the_wall/migration.sql', import.meta.url)
const now = new Date('2026-03-20T12:00:00Z')
const ctx = await createTestContext('events', { clock: { now: () => now } })
afterAll(() => ctx.close())
beforeEach(resetStores)

test('the update of a running house mends the ends of nights in which the clocks changed, and lets long series go on', async () => {
  const daily = { calendar: 'yard', title: 'Night', durationMinutes: 240, recurrenceRule: 'FREQ=DAILY' }
  const { id } = await ctx.transact(async (tx) => {
    await createCalendar(ctx, tx, { slug: 'yard', name: 'In the Yard' })
    return createEntry(ctx, tx, { ...daily, startsLocal: '2022-01-01T22:00' })
  })
  const ends = () => ctx.db.occurrence.findMany({ orderBy: { startsAt: 'asc' }, select: { endsAt: true } })
  const right = await ends()
  await ctx.db.$executeRaw`UPDATE occurrences SET ends_at = starts_at + interval '4 hours'`
  expect(await ends()).not.toEqual(right)
  for (const statement of readFileSync(MIGRATION, 'utf8')
    .split(';\n')
    .filter((text) => text.trim()))
    await ctx.db.$executeRawUnsafe(statement)
  expect(await ends()).toEqual(right)
  const last = await ctx.db.occurrence.findFirstOrThrow({ orderBy: { startsAt: 'desc' } })
  expect((await ctx.db.entry.findUniqueOrThrow({ where: { id } })).materialisedUntil).toEqual(last.startsAt)
})
