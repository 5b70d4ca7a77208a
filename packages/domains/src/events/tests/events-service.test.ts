import { afterAll, beforeEach, describe, expect, test } from '@jest/globals'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { createTestContext } from '../../testing/create-test-context.ts'
import { createCalendar } from '../calendars/create-calendar.ts'
import { createEntry } from '../entries/create-entry.ts'
import { findEntry } from '../entries/find-entry.ts'
import { listOccurrences } from '../occurrences/list-occurrences.ts'

const now = new Date('2026-03-20T12:00:00Z')
const ctx = await createTestContext('events', { clock: { now: () => now } })
afterAll(() => ctx.close())
beforeEach(resetStores)

const yard = { slug: 'yard', name: 'In the Yard' }
const boxes = {
  calendar: 'yard',
  title: 'Box collection',
  startsLocal: '2026-03-26T15:00',
  durationMinutes: 240,
  recurrenceRule: 'FREQ=WEEKLY;BYDAY=TH',
  place: { name: 'Tannery Yard' },
}

async function seeded(entry: Partial<typeof boxes> = {}) {
  return ctx.transact(async (tx) => {
    await createCalendar(ctx, tx, yard)
    return createEntry(ctx, tx, { ...boxes, ...entry })
  })
}

describe('events', () => {
  test('an entry, its occurrences and one public activity are one commit', async () => {
    const { slug } = await seeded()
    expect(slug).toBe('box-collection')
    expect(await ctx.db.activity.count({ where: { type: 'events.entry.created', visibility: 'public' } })).toBe(1)
    expect(await ctx.db.occurrence.count()).toBeGreaterThan(100)
  })

  test('a rule that never happens writes nothing at all', async () => {
    await expect(seeded({ recurrenceRule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30' })).rejects.toThrow(/recurrence rule/)
    expect(await ctx.db.calendar.count()).toBe(0)
    expect(await ctx.db.activity.count()).toBe(0)
  })

  test('the wall time stays when the clocks change', async () => {
    await seeded()
    const [before, after] = await listOccurrences(ctx.db, { from: now, limit: 2 })
    expect(before?.startsAt.toISOString()).toBe('2026-03-26T15:00:00.000Z')
    expect(after?.startsAt.toISOString()).toBe('2026-04-02T14:00:00.000Z')
  })

  test('a second entry of the same title gets its own address', async () => {
    await seeded()
    expect((await seeded()).slug).toBe('box-collection-2026-03-26')
  })

  test('a members’ calendar is not shown to the public and not told to the fediverse', async () => {
    await ctx.transact(async (tx) => {
      await createCalendar(ctx, tx, { ...yard, visibility: 'members' })
      await createEntry(ctx, tx, boxes)
    })
    expect(await listOccurrences(ctx.db, { from: now })).toEqual([])
    expect(await findEntry(ctx, ctx.db, { slug: 'box-collection' })).toBeNull()
    expect(await ctx.db.activity.count({ where: { visibility: 'public' } })).toBe(0)
  })

  test('an entry ends after it starts', async () => {
    await expect(seeded({ durationMinutes: 0 })).rejects.toMatchObject({ code: 'invalid_input' })
  })
})
