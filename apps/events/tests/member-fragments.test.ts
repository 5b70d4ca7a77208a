import { afterAll, beforeEach, expect, test } from '@jest/globals'
import { createCalendar } from '@rose-ash/domains/events/calendars/create-calendar'
import { createEntry } from '@rose-ash/domains/events/entries/create-entry'
import { bootApp } from '@rose-ash/domains/testing/boot-app'
import { createMember } from '@rose-ash/domains/testing/factories/create-member'
import type { FragmentType } from '@rose-ash/shared/fragments/catalogue'
import type { Member } from '@rose-ash/shared/protocols/member'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { createApp } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { createContext } from '../src/context.ts'

const now = new Date('2026-11-23T12:00:00Z')
const { ctx, close } = await bootApp({ readConfig, createContext, createApp }, { clock: { now: () => now } })
let rosa: Member

afterAll(close)
beforeEach(async () => {
  await resetStores()
  rosa = await createMember(ctx)
})

async function fragment(type: FragmentType, member?: Member): Promise<string> {
  const { html } = await ctx.fragments.fetchAll([{ type } as { type: 'account.nav' }], { requestId: 'r', member })
  return String(html[0])
}

/** An evening with one kind of ticket, of which somebody has some. */
async function sell(title: string, startsLocal: string, holders: readonly Member[], status = 'valid') {
  await ctx.transact(async (tx) => {
    if ((await tx.calendar.count()) === 0) await createCalendar(ctx, tx, { slug: 'yard', name: 'In the Yard' })
    await createEntry(ctx, tx, { calendar: 'yard', title, startsLocal, durationMinutes: 120 })
  })
  const entry = await ctx.db.entry.findFirstOrThrow({ where: { title }, include: { occurrences: true } })
  const type = await ctx.db.ticketType.create({
    data: { entryId: entry.id, name: 'Full price', priceMinor: 500, currency: 'GBP' },
  })
  await ctx.db.ticket.createMany({
    data: holders.map(({ id: memberId }, at) => ({
      memberId,
      ticketTypeId: type.id,
      occurrenceId: entry.occurrences[0]!.id,
      codeHash: `${title}-${at}`,
      pricePaidMinor: 500,
      currency: 'GBP',
      status,
    })),
  })
}

test('tickets that still open a door are listed, those alike as one, the next first', async () => {
  await sell('Supper', '2026-12-05T19:00', [rosa])
  await sell('Fair <winter>', '2026-11-28T12:00', [rosa, rosa])
  await sell('Last week', '2026-11-16T12:00', [rosa])
  await sell('Given back', '2026-12-06T12:00', [rosa], 'refunded')
  const html = await fragment('events.member-tickets', rosa)
  expect(html.match(/(?<=entry-line__title" href=")[^"]+(?=")/g)).toEqual([
    'http://events.rose.localhost:3000/entries/fair-winter',
    'http://events.rose.localhost:3000/entries/supper',
  ])
  expect(html.match(/(?<=entry-line__note">)[^<]+/g)).toEqual(['2 tickets, Full price', '1 ticket, Full price'])
  expect(html).toContain('Fair &lt;winter&gt;')
})

test('bookings that are not over are listed with their time and place', async () => {
  const place = await ctx.db.place.create({ data: { name: 'Tannery Yard' } })
  const resource = await ctx.db.resource.create({
    data: {
      slug: 'oven',
      name: 'The oven',
      placeId: place.id,
      timeZone: 'Europe/London',
      slotMinutes: 60,
      currency: 'GBP',
    },
  })
  for (const day of ['20', '27']) {
    const [startsAt, endsAt] = [`2026-11-${day}T09:00:00Z`, `2026-11-${day}T10:00:00Z`].map((at) => new Date(at))
    const slot = { resourceId: resource.id, startsAt: startsAt!, endsAt: endsAt!, capacity: 1 }
    const { id: slotId } = await ctx.db.slot.create({ data: slot })
    await ctx.db.booking.create({ data: { slotId, memberId: rosa.id, pricePaidMinor: 0, currency: 'GBP' } })
  }
  const html = await fragment('events.member-bookings', rosa)
  expect(html.match(/(?<=datetime=")[^"]+/g)).toEqual(['2026-11-27T09:00:00.000Z'])
  expect(html).toContain('The oven')
  expect(html).toContain('Tannery Yard')
})

test.each(['events.member-tickets', 'events.member-bookings'] as const)(
  '%s invites who has none to what is on, and has nothing to say to strangers',
  async (type) => {
    expect(await fragment(type, rosa)).toMatch(/href="http:\/\/events\.rose\.localhost:3000\/">See what is on/)
    expect(await fragment(type)).toBe('')
  },
)

test('what one member has is never shown to another', async () => {
  const ann = await createMember(ctx)
  await sell('Supper', '2026-12-05T19:00', [rosa])
  for (const _round of ['made', 'fresh']) {
    expect(await fragment('events.member-tickets', rosa)).toContain('Supper')
    expect(await fragment('events.member-tickets', ann)).not.toContain('Supper')
  }
})

test('“What’s on” offers a new entry to editors and to owners of calendars, and to nobody else', async () => {
  const owner = await createMember(ctx)
  await ctx.transact((tx) => createCalendar(ctx, tx, { slug: 'choir', name: 'The choir', ownerId: owner.id }))
  const editor = await createMember(ctx, { roles: ['editor'] })
  for (const member of [owner, editor])
    expect(await fragment('events.add-entry', member)).toContain('href="/desk/entries/new"')
  expect(await fragment('events.add-entry', rosa)).toBe('')
})
