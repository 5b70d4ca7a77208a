import { afterAll, beforeEach, describe, expect, test } from '@jest/globals'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { createTestContext } from '../../testing/create-test-context.ts'
import { createCalendar } from '../calendars/create-calendar.ts'
import { createEntry } from '../entries/create-entry.ts'
import { findEntry } from '../entries/find-entry.ts'
import { extendHorizon } from '../occurrences/extend-horizon.ts'
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
    if ((await tx.calendar.count()) === 0) await createCalendar(ctx, tx, yard)
    return createEntry(ctx, tx, { ...boxes, ...entry })
  })
}

async function lastStart() {
  const { startsAt } = await ctx.db.occurrence.findFirstOrThrow({ orderBy: { startsAt: 'desc' } })
  return startsAt.toISOString()
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

  test('a daily series of 2019 goes on: its next day is laid out, and those of 24 months', async () => {
    await seeded({ startsLocal: '2019-01-01T10:00', recurrenceRule: 'FREQ=DAILY' })
    const entry = await findEntry(ctx, ctx.db, { slug: 'box-collection' })
    expect(entry?.upcoming[0]?.startsAt.toISOString()).toBe('2026-03-20T10:00:00.000Z')
    expect(await lastStart()).toBe('2028-03-20T10:00:00.000Z')
    expect(await ctx.db.occurrence.count({ where: { startsAt: { lt: now } } })).toBe(2636)
  })

  test('a series that began very long ago is laid out for the last years and to come', async () => {
    await seeded({ startsLocal: '1970-01-01T10:00', recurrenceRule: 'FREQ=DAILY' })
    expect(await ctx.db.occurrence.count({ where: { startsAt: { lt: now } } })).toBe(5 * 365 + 1)
    expect(await lastStart()).toBe('2028-03-20T10:00:00.000Z')
  })

  test.each([
    ['2032-02-29T10:00', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', '2032-02-29T10:00:00.000Z'],
    ['2024-02-29T10:00', 'FREQ=YEARLY;INTERVAL=8', '2032-02-29T10:00:00.000Z'],
  ])(
    'of a series from %s by %s the next start is known, however far it is',
    async (startsLocal, recurrenceRule, next) => {
      await seeded({ startsLocal, recurrenceRule })
      const entry = await findEntry(ctx, ctx.db, { slug: 'box-collection' })
      expect(entry?.upcoming[0]?.startsAt.toISOString()).toBe(next)
    },
  )

  test('a series is laid out further, also where it stopped years ago, and one that cannot be read keeps none of the others', async () => {
    await seeded({ startsLocal: '2019-01-01T10:00', recurrenceRule: 'FREQ=DAILY' })
    const stopped = new Date('2024-06-22T10:00:00Z')
    await ctx.db.occurrence.deleteMany({ where: { startsAt: { gte: stopped } } })
    await ctx.db.entry.updateMany({ data: { materialisedUntil: stopped } })
    const { slug } = await seeded({ recurrenceRule: 'FREQ=WEEKLY' })
    await ctx.db.entry.update({
      where: { slug },
      data: { recurrenceRule: 'FREQ=YEARLY;BYMONTH=13', materialisedUntil: stopped },
    })
    expect(await extendHorizon(ctx)).toBe(2)
    expect(await ctx.db.occurrence.count({ where: { entry: { recurrenceRule: 'FREQ=DAILY' } } })).toBe(2636 + 731)
    expect(await extendHorizon(ctx)).toBe(0)
  })

  test.each(['FREQ=SECONDLY', 'FREQ=HOURLY'])('%s is too often for a calendar', async (recurrenceRule) => {
    await expect(seeded({ recurrenceRule })).rejects.toMatchObject({ code: 'takes_place_too_often' })
  })

  test('a rule is kept in one form: in capitals, without its name, UNTIL in UTC', async () => {
    await seeded({ recurrenceRule: 'rrule:freq=weekly;until=20260402T150000' })
    const { recurrenceRule } = await ctx.db.entry.findFirstOrThrow()
    expect([recurrenceRule, await lastStart()]).toEqual([
      'FREQ=WEEKLY;UNTIL=20260402T140000Z',
      '2026-04-02T14:00:00.000Z',
    ])
  })

  test.each([
    ['2027-10-30T22:00', 240, '2027-10-31T02:00:00.000Z'],
    ['2027-03-28T00:30', 210, '2027-03-28T03:00:00.000Z'],
    ['2027-10-30T22:00', 210, '2027-10-31T00:30:00.000Z'],
    ['2027-03-27T12:00', 1440, '2027-03-28T11:00:00.000Z'],
  ])('what starts at %s and lasts %s minutes on the wall ends at %s', async (startsLocal, durationMinutes, ends) => {
    await seeded({ startsLocal, durationMinutes, recurrenceRule: '' })
    const { endsAt } = await ctx.db.occurrence.findFirstOrThrow()
    const [told] = await ctx.db.activity.findMany({ where: { type: 'events.entry.created' } })
    const { endsAt: toldEnd } = told!.object as { endsAt: string }
    expect([endsAt.toISOString(), new Date(toldEnd).toISOString()]).toEqual([ends, ends])
  })

  test('each evening of a series ends on the wall, in the night of the change as in others', async () => {
    await seeded({ startsLocal: '2026-10-23T22:00', recurrenceRule: 'FREQ=DAILY;COUNT=3' })
    const ends = await ctx.db.occurrence.findMany({ orderBy: { startsAt: 'asc' }, select: { endsAt: true } })
    expect(ends.map(({ endsAt }) => endsAt.toISOString())).toEqual([
      '2026-10-24T01:00:00.000Z',
      '2026-10-25T02:00:00.000Z',
      '2026-10-26T02:00:00.000Z',
    ])
  })

  test.each([
    ['2027-03-28T01:30', 90, { code: 'time_skipped', details: { why: 'start' } }],
    ['2027-03-28T00:30', 60, { code: 'time_skipped', details: { why: 'end' } }],
    ['2206-11-28T19:00', 60, { code: 'implausible_year' }],
    ['0026-11-28T19:00', 60, { code: 'implausible_year' }],
  ])('an entry at %s for %s minutes is refused', async (startsLocal, durationMinutes, refusal) => {
    await expect(seeded({ startsLocal, durationMinutes, recurrenceRule: '' })).rejects.toMatchObject(refusal)
    expect(await ctx.db.entry.count()).toBe(0)
  })

  test('an entry ends after it starts', async () => {
    await expect(seeded({ durationMinutes: 0 })).rejects.toMatchObject({ code: 'invalid_input' })
  })
})
