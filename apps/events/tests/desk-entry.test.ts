import { readFile } from 'node:fs/promises'
import { afterAll, beforeEach, expect, test } from '@jest/globals'
import { PROJECTIONS } from '@rose-ash/domains/context/projections'
import { createCalendar } from '@rose-ash/domains/events/calendars/create-calendar'
import { createEntry } from '@rose-ash/domains/events/entries/create-entry'
import { bootApp } from '@rose-ash/domains/testing/boot-app'
import { createMember } from '@rose-ash/domains/testing/factories/create-member'
import { drainProjections } from '@rose-ash/kernel/testing/drain'
import { signedIn } from '@rose-ash/server/testing/signed-in'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { createApp } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { createContext } from '../src/context.ts'

const now = new Date('2026-11-23T12:00:00Z')
const { ctx, client, close } = await bootApp({ readConfig, createContext, createApp }, { clock: { now: () => now } })
afterAll(close)

let path: string
let page: string

beforeEach(async () => {
  client.cookies.clear()
  await resetStores()
  await signedIn(ctx, client, await createMember(ctx, { roles: ['editor'] }))
  const { id, slug } = await ctx.transact(async (tx) => {
    await createCalendar(ctx, tx, { slug: 'yard', name: 'In the Yard' })
    return createEntry(ctx, tx, {
      calendar: 'yard',
      title: 'Box colection',
      description: 'Bring <bags>.\nAnd a friend.\n\nCome early.',
      startsLocal: '2026-11-26T15:00',
      durationMinutes: 240,
      recurrenceRule: 'FREQ=WEEKLY;BYDAY=TH',
      place: { name: 'Tannery Yard', address: 'Millgate' },
    })
  })
  path = `/desk/entries/${id}`
  page = `/entries/${slug}`
})

const versionOf = (html: string) => /name="version" value="([^"]+)"/.exec(html)?.[1] ?? ''
const ONE_TIME = '/occurrences/2026-11-26T15:00:00/cancellation'
const WORDS = {
  title: 'Box collection',
  date: '2026-11-26',
  startTime: '15:00',
  endTime: '19:00',
  place: 'Tannery Yard',
}

async function save(changes: Record<string, string> = {}) {
  const version = versionOf((await client.get(path)).text)
  return client.post(path, { form: { ...WORDS, version, ...changes } })
}

/** The activities of the entry since it was made, without their common beginning. */
async function told(): Promise<string[]> {
  const rows = await ctx.db.activity.findMany({
    where: { type: { startsWith: 'events.entry.' } },
    orderBy: { seq: 'asc' },
  })
  return rows.map(({ type }) => type.replace('events.entry.', ''))
}

async function found(): Promise<number> {
  await drainProjections(ctx, PROJECTIONS)
  return ctx.db.searchDocument.count({ where: { kind: 'entry' } })
}

test('the desk lists the entries of one’s calendars, and an entry leads to its form', async () => {
  expect((await client.get('/desk/entries')).text).toContain(path)
  const form = (await client.get(path)).text
  expect(form).toContain('Bring &lt;bags&gt;.\nAnd a friend.\n\nCome early.')
  expect(form).toContain('value="19:00"')
})

test('words are corrected, the rule and the address of the place stay, and the log is told', async () => {
  expect((await save({ description: 'Bring bags.' })).location).toBe(path)
  const { text } = await client.get(page)
  expect(text).toContain('Box collection')
  expect(text).toContain('Bring bags.')
  expect(text).toContain('Millgate')
  expect(text).toContain('26 Nov')
  expect(await told()).toEqual(['created', 'updated'])
})

test('a new day and time move every occurrence', async () => {
  await save({ date: '2026-11-27', startTime: '18:30', endTime: '20:00', repeats: 'FREQ=WEEKLY' })
  const [first, second] = await ctx.db.occurrence.findMany({ orderBy: { startsAt: 'asc' }, take: 2 })
  expect([first?.startsAt, first?.endsAt, second?.startsAt]).toEqual([
    new Date('2026-11-27T18:30:00Z'),
    new Date('2026-11-27T20:00:00Z'),
    new Date('2026-12-04T18:30:00Z'),
  ])
})

test('times that cannot be meant are said beside the field, and nothing is saved', async () => {
  const answer = await save({ date: '2199-01-01' })
  expect(answer.status).toBe(422)
  expect(answer.text).toContain('That year is too far away.')
  expect(await told()).toEqual(['created'])
})

test('a second tab overwrites nothing, sees both versions and may save its own', async () => {
  const version = versionOf((await client.get(path)).text)
  await save()
  const late = await client.post(path, { form: { ...WORDS, title: 'Boxes', version } })
  expect(late.status).toBe(409)
  expect(late.text).toContain('value="Boxes"')
  expect(late.text).toContain('Saved meanwhile: Box collection')
  await client.post(path, { form: { ...WORDS, title: 'Boxes', version: versionOf(late.text) } })
  expect((await client.get(page)).text).toContain('Boxes')
})

test('what somebody else saved is taken field by field, and a mistake keeps both versions on the page', async () => {
  const version = versionOf((await client.get(path)).text)
  await save({ description: 'Theirs.', place: 'The mill' })
  const mine = { ...WORDS, title: 'Boxes', description: 'Mine.', version }
  const late = await client.post(path, { form: mine })
  expect(late.text).toContain('Saved meanwhile: The mill')
  const choice = { ...mine, theirs: 'place', version: versionOf(late.text) }
  const wrong = await client.post(path, { form: { ...choice, endTime: '' } })
  expect(wrong.status).toBe(422)
  expect(wrong.text).toContain('Saved meanwhile: Theirs.')
  expect(wrong.text).toMatch(/name="theirs" value="place"[^>]* checked/)
  expect(wrong.text).toContain('value="Tannery Yard"')
  expect((await client.post(path, { form: choice })).location).toBe(path)
  const shown = (await client.get(page)).text
  expect([/Boxes/, /Mine\./, /The mill/].map((words) => words.test(shown))).toEqual([true, true, true])
})

test('a mistake in a form that is out of date does not make it current', async () => {
  const version = versionOf((await client.get(path)).text)
  await save({ description: 'Theirs.' })
  const wrong = await client.post(path, { form: { ...WORDS, title: '', version } })
  expect(wrong.status).toBe(422)
  expect((await client.post(path, { form: { ...WORDS, version: versionOf(wrong.text) } })).status).toBe(409)
})

test('what a process of the version before saves, which knows no versions, is another version', async () => {
  const version = versionOf((await client.get(path)).text)
  await ctx.db.entry.updateMany({ data: { title: 'Boxes', sequence: { increment: 1 } } })
  expect((await client.post(path, { form: { ...WORDS, version } })).status).toBe(409)
})

test('a horizon that moves on is no other version', async () => {
  const version = versionOf((await client.get(path)).text)
  await ctx.db.entry.updateMany({ data: { materialisedUntil: new Date('2027-06-01') } })
  expect((await client.post(path, { form: { ...WORDS, version } })).location).toBe(path)
})

test('one time of a series is cancelled and taken back, and page, month, file and JSON-LD agree', async () => {
  const time = `${path}/occurrences/2026-11-26T15:00:00/cancellation`
  const ics = async () => (await client.get(`${page}.ics`)).text
  const jsonLd = async () => /"startDate":"([^"]+)"/.exec((await client.get(page)).text)?.[1]
  expect((await client.get(path)).text).toContain(time)
  expect(await jsonLd()).toBe('2026-11-26T15:00:00.000Z')
  for (const _ of [1, 2]) expect((await client.post(time)).location).toBe(`${path}#times`)
  const { text } = await client.get(page)
  expect(text).toMatch(/Not on Thu(rsday)? 26 Nov[^<]*: that time is cancelled\./)
  expect(text).toContain('"eventStatus":"https://schema.org/EventScheduled"')
  expect(await jsonLd()).toBe('2026-12-03T15:00:00.000Z')
  expect((await client.get('/month/2026-11')).text).toContain('month-entry--cancelled')
  expect((await client.get('/')).text).toContain('entry-line--cancelled')
  expect(await ics()).toMatch(/RECURRENCE-ID;TZID=Europe\/London:20261126T150000[\s\S]*STATUS:CANCELLED/)
  expect(await told()).toEqual(['created'])
  expect(await ctx.db.activity.count({ where: { type: 'events.occurrence.cancelled' } })).toBe(1)
  for (const _ of [1, 2]) await client.post(`${time}/removal`)
  expect((await client.get(page)).text).not.toContain('cancelled')
  expect(await ics()).not.toContain('CANCELLED')
  expect(await ctx.db.activity.count({ where: { type: 'events.occurrence.reinstated' } })).toBe(1)
})

test('a cancelled time stays cancelled when the hour changes, and when the whole series takes place after all', async () => {
  await client.post(`${path}/occurrences/2026-11-26T15:00:00/cancellation`)
  const cancelled = async () => {
    const rows = await ctx.db.occurrence.findMany({ where: { status: 'cancelled' }, take: 2 })
    return rows.map(({ originalStart }) => originalStart)
  }
  await save({ startTime: '16:00', endTime: '20:00', repeats: 'same' })
  expect(await cancelled()).toEqual(['2026-11-26T16:00:00'])
  await client.post(`${path}/cancellation`)
  await client.post(`${path}/cancellation/removal`)
  expect(await cancelled()).toEqual(['2026-11-26T16:00:00'])
})

test('a time of a series that is cancelled meanwhile is no other version of its entry', async () => {
  const version = versionOf((await client.get(path)).text)
  const { sequence } = await ctx.db.entry.findFirstOrThrow()
  await client.post(`${path}/occurrences/2026-11-26T15:00:00/cancellation`)
  expect((await client.post(path, { form: { ...WORDS, version } })).location).toBe(path)
  expect(await ctx.db.entry.findFirstOrThrow()).toMatchObject({ sequence: sequence + 2 })
})

test('no time of an unknown series, day or single occasion is cancelled', async () => {
  for (const at of [`${path}/occurrences/2026-11-27T15:00:00`, `${path}/occurrences/never`])
    expect([at, (await client.post(`${at}/cancellation`)).status]).toEqual([at, 404])
  await ctx.db.entry.updateMany({ data: { recurrenceRule: null } })
  expect((await client.post(`${path}/occurrences/2026-11-26T15:00:00/cancellation`)).status).toBe(404)
})

test('cancelled, its page and its calendar file say so and search loses it; it can take place after all', async () => {
  expect(await found()).toBe(1)
  await client.post(`${path}/cancellation`)
  await client.post(`${path}/cancellation`)
  expect((await client.get(page)).text).toContain('This is cancelled.')
  expect((await client.get(`${page}.ics`)).text).toContain('STATUS:CANCELLED')
  expect(await found()).toBe(0)
  await save()
  expect(await found()).toBe(0)
  await client.post(`${path}/cancellation/removal`)
  expect((await client.get(page)).text).not.toContain('This is cancelled.')
  expect(await found()).toBe(1)
  expect(await told()).toEqual(['created', 'cancelled', 'cancelled', 'created'])
})

test('withdrawn, nobody finds it but its editors, who put it back', async () => {
  await client.post(`${path}/withdrawal`)
  expect((await client.get(page)).status).toBe(404)
  expect(await found()).toBe(0)
  expect((await client.get('/desk/entries')).text).toContain('Off the calendar')
  await client.post(`${path}/publication`)
  expect((await client.get(page)).status).toBe(200)
  expect(await found()).toBe(1)
  expect(await told()).toEqual(['created', 'withdrawn', 'created'])
})

test('a picture is shown with its words, and taken away', async () => {
  const send = async (fields: Record<string, string>, file?: Buffer) => {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.set(name, value)
    if (file) form.set('picture', new Blob([new Uint8Array(file)]), 'box.webp')
    const encoded = new Response(form)
    const headers = { 'content-type': encoded.headers.get('content-type') ?? '' }
    return client.post(`${path}/picture`, { body: Buffer.from(await encoded.arrayBuffer()), headers })
  }
  expect((await send({ alt: 'x' }, Buffer.from('no picture'))).text).toContain('We cannot read that picture.')
  await send(
    { alt: 'A box' },
    await readFile(new URL('../../../prisma/seed/images/products/apple-juice.webp', import.meta.url)),
  )
  expect((await client.get(page)).text).toMatch(/<img class="entry-picture" src="\/media\/[^"]+\.webp" alt="A box"/)
  const [shown = ''] = (await client.get(page)).text.match(/<img class="entry-picture"[^>]*>/) ?? []
  for (const attribute of [' width="640"', ' height="640"', ' sizes="', '-w160.webp 160w,'])
    expect(shown).toContain(attribute)
  for (const [, address = ''] of shown.matchAll(/(\/media\/\S+) \d+w/g))
    expect((await client.get(address)).status).toBe(200)
  await send({ alt: '', withoutPicture: 'yes' })
  expect((await client.get(page)).text).not.toContain('entry-picture')
})

test('is nobody’s to change but an editor’s and the owner’s of the calendar', async () => {
  const owner = await createMember(ctx)
  const tries = ['', '/picture', '/cancellation', '/withdrawal', '/publication', ONE_TIME]
  for (const [member, status] of [
    [await createMember(ctx), 403],
    [owner, 200],
  ] as const) {
    await ctx.db.calendar.updateMany({ data: { ownerId: owner.id } })
    client.cookies.clear()
    await signedIn(ctx, client, member)
    expect((await client.get(path)).status).toBe(status)
    if (status === 403) for (const one of tries) expect((await client.post(`${path}${one}`)).status).toBe(403)
  }
})
