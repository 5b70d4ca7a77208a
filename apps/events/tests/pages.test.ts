import { afterAll, beforeEach, describe, expect, test } from '@jest/globals'
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

beforeEach(async () => {
  await resetStores()
  await ctx.transact(async (tx) => {
    await createCalendar(ctx, tx, { slug: 'yard', name: 'In the Yard', colour: 'rose' })
    await createEntry(ctx, tx, {
      calendar: 'yard',
      title: 'Box <collection>',
      startsLocal: '2026-11-26T15:00',
      durationMinutes: 240,
      recurrenceRule: 'FREQ=WEEKLY;BYDAY=TH',
      place: { name: 'Tannery Yard', address: 'Millgate' },
    })
  })
})

describe('events pages', () => {
  test('what is on stands by day, in words', async () => {
    const page = await client.get('/')
    expect(page.status).toBe(200)
    expect(page.text).toContain('Thursday')
    expect(page.text).toContain('15:00–19:00')
    expect(page.text).toContain('Box &lt;collection&gt;')
  })

  test('an entry is an Event at its own address, to the fediverse and to search engines alike', async () => {
    const { slug } = await ctx.db.entry.findFirstOrThrow()
    await ctx.db.entry.update({ where: { slug }, data: { imageUrl: '/media/aa/box.png', imageAlt: 'A box of leeks' } })
    const page = await client.get(`/entries/${slug}`)
    expect(page.text).toMatch(/<meta property="og:image" content="https?:\/\/events\.[^"]+\/media\/aa\/box\.png">/)
    expect(page.text).toContain('<meta property="og:image:alt" content="A box of leeks">')
    const data = JSON.parse(/ld\+json">(.*?)<\/script>/.exec(page.text)?.[1] ?? '')
    expect(data).toMatchObject({ '@type': 'Event', name: 'Box <collection>', startDate: '2026-11-26T15:00:00.000Z' })
    await drainProjections(ctx, PROJECTIONS)
    const activity = await client.get(`/entries/${slug}`, { headers: { accept: 'application/activity+json' } })
    expect(JSON.parse(activity.text)).toMatchObject({
      type: 'Event',
      name: 'Box <collection>',
      url: data.url,
      // Of the next occurrence.
      startTime: expect.stringMatching(/^202\d-\d\d-\d\dT1[45]:00:00Z$/),
      location: { type: 'Place', name: 'Tannery Yard' },
    })
    expect((await client.get('/sitemap.xml')).text).toContain(`<loc>${data.url}</loc>`)
  })

  test('an entry for members has no form for the fediverse', async () => {
    await ctx.db.entry.updateMany({ data: { visibility: 'members' } })
    const { slug } = await ctx.db.entry.findFirstOrThrow()
    const asked = await client.get(`/entries/${slug}`, { headers: { accept: 'application/activity+json' } })
    expect(asked.status).toBe(404)
  })

  test('the month grid shows each Thursday', async () => {
    const page = await client.get('/month/2026-12')
    expect(page.text.match(/month-entry"/g)).toHaveLength(5)
    expect(page.text).toContain('December 2026')
  })

  test('what starts after midnight by the clock on the wall belongs to the new month', async () => {
    await ctx.transact((tx) =>
      createEntry(ctx, tx, {
        calendar: 'yard',
        title: 'Night bake',
        startsLocal: '2027-08-01T00:30',
        durationMinutes: 120,
      }),
    )
    const said = async (path: string) =>
      (await client.get(path)).text.match(/entry-line__title"[^>]*>Night bake/g)?.length ?? 0
    expect([await said('/month/2027-07'), await said('/month/2027-08')]).toEqual([0, 1])
  })

  test.each([
    '/month/2026-13',
    '/month/0050-01',
    '/month/9999-01',
    '/month/soon',
    '/entries/nothing',
    '/?calendar=nothing',
    '/calendars/nothing.ics',
  ])('%s is not found', async (path) => {
    expect((await client.get(path)).status).toBe(404)
  })

  test('pages end where entries end', async () => {
    const turns = async (path: string) => [
      ...(await client.get(path)).text.matchAll(/href="([^"]+)" rel="(prev|next)"/g),
    ]
    expect((await turns('/month/2026-11')).map(([, href]) => href)).toEqual(['/month/2026-12'])
    expect((await turns('/month/2028-11')).map(([, href]) => href)).toEqual(['/month/2028-10'])
    expect((await turns('/month/2044-02')).map(([, href]) => href)).toEqual(['/month/2028-11'])
  })

  test.each(['99', '5', '101', '1e9'])('page %s is past the end and leads to the last', async (page) => {
    const { location } = await client.get(`/?calendar=yard&page=${page}`)
    expect(location).toBe('/?calendar=yard&page=4')
    const last = await client.get(location!)
    expect([last.status, last.text.includes('rel="next"')]).toEqual([200, false])
  })

  test.each(['x', '0', '-1', '1.5'])('page %s is read as the first', async (page) => {
    expect((await client.get(`/?page=${page}`)).text).toContain('Box &lt;collection&gt;')
  })

  test('an entry says when, where and how often', async () => {
    const page = await client.get('/entries/box-collection')
    expect(page.text).toContain('Thu 26 Nov, 15:00–19:00')
    expect(page.text).toContain('Every Thursday')
    expect(page.text).toContain('Tannery Yard')
  })

  test('the zone of the times is said, for a reader elsewhere', async () => {
    expect((await client.get('/entries/box-collection')).text).toContain(
      '<span class="zone-note" data-zone="Europe/London" data-at="2026-11-26T15:00:00.000Z">London time</span>',
    )
    for (const path of ['/', '/month/2026-12'])
      expect((await client.get(path)).text).toContain('data-zone="Europe/London">Times are in London time.</p>')
  })

  test('the feed answers 304 to who has it already', async () => {
    const feed = await client.get('/calendars/yard.ics')
    expect(feed.headers['content-type']).toContain('text/calendar')
    expect(feed.text).toContain('RRULE:FREQ=WEEKLY;BYDAY=TH')
    const again = await client.get('/calendars/yard.ics', { headers: { 'if-none-match': String(feed.headers.etag) } })
    expect(again.status).toBe(304)
  })

  test('an entry without times is asked for them, not told how to write them', async () => {
    await signedIn(ctx, client, await createMember(ctx, { roles: ['editor'] }))
    const { text } = await client.post('/desk/entries', { form: { title: 'Jam', startTime: '', endTime: '' } })
    expect(text).toContain('Say when it begins, such as 19:00.')
    expect(text).toContain('Say when it ends, such as 21:30.')
  })

  test('the owner of a calendar adds entries to it without a role, and to no other', async () => {
    const owner = await createMember(ctx)
    await ctx.transact((tx) => createCalendar(ctx, tx, { slug: 'loft', name: 'In the Loft', colour: 'moss' }))
    await ctx.db.calendar.update({ where: { slug: 'loft' }, data: { ownerId: owner.id } })
    await signedIn(ctx, client, owner)
    const page = (await client.get('/desk/entries/new')).text
    expect([page.includes('value="loft"'), page.includes('value="yard"')]).toEqual([true, false])
    const form = { calendar: 'loft', title: 'Jam', date: '2026-12-05', startTime: '19:00', endTime: '21:00' }
    expect((await client.post('/desk/entries', { form })).status).toBe(303)
    expect((await client.post('/desk/entries', { form: { ...form, calendar: 'yard' } })).status).toBe(403)
  })

  test('only editors reach the desk', async () => {
    expect((await client.get('/desk/entries/new')).status).toBe(303)
    await signedIn(ctx, client, await createMember(ctx, { roles: ['member'] }))
    expect((await client.get('/desk/entries/new')).status).toBe(403)
  })

  test('an editor adds an entry; a mistake keeps what was typed', async () => {
    await signedIn(ctx, client, await createMember(ctx, { roles: ['editor'] }))
    const form = {
      title: 'Soup',
      calendar: 'yard',
      date: '2026-11-27',
      startTime: '18:30',
      endTime: '',
      repeats: '',
      place: 'Long room',
    }
    const wrong = await client.post('/desk/entries', { form })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('value="Soup"')
    const right = await client.post('/desk/entries', { form: { ...form, endTime: '01:00' } })
    expect(right.location).toBe('/entries/soup')
    expect((await client.get('/entries/soup')).text).toContain('Fri 27 Nov, 18:30–01:00')
    expect(await ctx.db.activity.count({ where: { type: 'events.entry.created', objectId: { not: null } } })).toBe(2)
  })

  describe('what an editor adds', () => {
    const form = { title: 'Night', calendar: 'yard', date: '2027-10-30', startTime: '22:00', endTime: '02:00' }
    beforeEach(async () => signedIn(ctx, client, await createMember(ctx, { roles: ['editor'] })))

    test.each([
      ['2027-10-30', '22:00', '02:00', ['2027-10-30T21:00:00.000Z', '2027-10-31T02:00:00.000Z'], '20271031T020000'],
      ['2027-03-28', '00:30', '04:00', ['2027-03-28T00:30:00.000Z', '2027-03-28T03:00:00.000Z'], '20270328T040000'],
    ])(
      'on %s from %s until %s ends then, on the page, for machines and in the file',
      async (date, startTime, endTime, times, file) => {
        await client.post('/desk/entries', { form: { ...form, date, startTime, endTime } })
        const page = (await client.get('/entries/night')).text
        expect(page).toContain(`${startTime}–${endTime}`)
        expect(['startDate', 'endDate'].map((name) => new RegExp(`"${name}":"([^"]+)`).exec(page)?.[1])).toEqual(times)
        await drainProjections(ctx, PROJECTIONS)
        const note = await client.get('/entries/night', { headers: { accept: 'application/activity+json' } })
        const { startTime: starts, endTime: ends } = JSON.parse(note.text)
        expect([starts, ends].map((at) => new Date(at).toISOString())).toEqual(times)
        expect((await client.get('/entries/night.ics')).text).toContain(`DTEND;TZID=Europe/London:${file}`)
      },
    )

    test.each([
      [{ date: '2027-03-28', startTime: '01:30', endTime: '03:00' }, 'startTime', 'The clocks go forward that night'],
      [{ date: '2027-03-28', startTime: '00:30', endTime: '01:30' }, 'endTime', 'The clocks go forward that night'],
      [{ date: '2206-11-28' }, 'date', 'That year is too far away'],
      [{ date: '0202-11-28' }, 'date', 'That year is too far away'],
    ])('at %j is asked about again beside %s', async (typed, field, words) => {
      const answer = await client.post('/desk/entries', { form: { ...form, ...typed } })
      expect(answer.status).toBe(422)
      expect(answer.text).toContain('value="Night"')
      expect(answer.text).toMatch(new RegExp(`id="${field}-error"[^>]*>[^<]*${words}`))
    })

    test('of a nightly series, the night of the change has its own end in the feed', async () => {
      await client.post('/desk/entries', { form: { ...form, date: '2027-10-29', repeats: 'FREQ=DAILY' } })
      for (const path of ['/entries/night.ics', '/calendars/yard.ics']) {
        const own = (await client.get(path)).text.split('BEGIN:VEVENT').filter((text) => text.includes('RECURRENCE-ID'))
        expect(own.map((text) => /DTSTART;TZID=Europe\/London:(\d+T\d+)/.exec(text)?.[1])).toEqual([
          '20271030T220000',
          '20280325T220000',
          '20281028T220000',
          '20290324T220000',
          '20291027T220000',
        ])
        expect(own[0]).toContain('DTEND;TZID=Europe/London:20271031T020000')
      }
    })

    test('daily since 2019 comes again tomorrow', async () => {
      await client.post('/desk/entries', {
        form: { ...form, date: '2019-01-01', startTime: '10:00', endTime: '11:00', repeats: 'FREQ=DAILY' },
      })
      expect((await client.get('/entries/night')).text).toContain('Tue 24 Nov, 10:00–11:00')
      expect((await client.get('/month/2028-11')).text).toContain('Night')
    })
  })
})
