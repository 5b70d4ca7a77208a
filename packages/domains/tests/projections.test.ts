import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals'
import { auditKernel } from '@rose-ash/kernel/audit/audit-kernel'
import { liveGeneration } from '@rose-ash/kernel/projections/live-generation'
import { createProjectionRunner } from '@rose-ash/kernel/projections/projection-runner'
import { rebuildProjection } from '@rose-ash/kernel/projections/rebuild-projection'
import { append } from '@rose-ash/kernel/testing/append'
import { drainProjections } from '@rose-ash/kernel/testing/drain'
import { createDoorbell } from '@rose-ash/shared/activities/doorbell'
import { latestMark, markName } from '@rose-ash/shared/freshness/marks'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { waitUntil } from '@rose-ash/shared/testing/wait-until'
import { accountProjections } from '../src/context/projections.ts'
import { publicTimelineOf } from '../src/federation/projections/public-timeline.ts'
import { timeline } from '../src/federation/timeline/timeline.ts'
import { PUBLIC_FACTS } from '../src/public/public-facts.ts'
import { createTestContext } from '../src/testing/create-test-context.ts'

const ctx = await createTestContext('kernel')
afterAll(() => ctx.close())
beforeEach(resetStores)

const publicTimeline = publicTimelineOf(PUBLIC_FACTS)
const PROJECTIONS = [publicTimeline]

function postFacts(id: string, title: string) {
  return {
    id,
    slug: 'a',
    url: `https://blog.example/${id}`,
    title,
    summary: '',
    published: '2026-01-02T03:04:05.000Z',
    updated: null,
    membersOnly: false,
    tags: [],
    image: null,
    authors: [{ slug: 'm', name: 'Maud' }],
  }
}

test('a notification touches its own audience, and no other', async () => {
  const [buyer, other] = [randomUUID(), randomUUID()]
  const object = { number: 7, memberId: buyer, totalMinor: 340, currency: 'GBP', itemCount: 1 }
  await append(ctx.db, { type: 'cart.order.paid', object })
  await drainProjections(ctx, accountProjections)
  const marks = [buyer, other].map((id) => markName(`notifications:member:${id}`))
  expect((await ctx.redis.mget(marks)).map((mark) => latestMark([mark]) > 0)).toEqual([true, false])
})

test.each(['account.deletion.cancelled', 'account.member.deleted'])(
  'a notice that %s takes back touches its audience',
  async (type) => {
    const member = { objectId: randomUUID(), object: { memberId: randomUUID() } }
    await append(ctx.db, { type: 'account.deletion.requested', ...member })
    await drainProjections(ctx, accountProjections)
    const mark = markName(`notifications:member:${member.object.memberId}`)
    const before = await ctx.redis.get(mark)
    await append(ctx.db, { type, ...member })
    await drainProjections(ctx, accountProjections)
    expect(await ctx.db.notification.count({ where: { objectId: member.objectId } })).toBe(0)
    expect(latestMark([await ctx.redis.get(mark)])).toBeGreaterThan(latestMark([before]))
  },
)

const PUBLIC = { visibility: 'public' } as const
const publish = (id: string, title: string) =>
  append(ctx.db, { type: 'blog.post.published', objectId: id, object: postFacts(id, title), ...PUBLIC })
const update = (id: string, title: string) =>
  append(ctx.db, { type: 'blog.post.updated', objectId: id, object: postFacts(id, title), ...PUBLIC })
const unpublish = (id: string) =>
  append(ctx.db, {
    type: 'blog.post.unpublished',
    objectId: id,
    object: { id, slug: 'a', url: 'https://blog.example/a', title: 'A' },
  })

async function readTimeline() {
  const generation = await liveGeneration(ctx.db, publicTimeline.name)
  const rows = await ctx.db.timelineEntry.findMany({ where: { generation }, orderBy: { activitySeq: 'asc' } })
  return rows.map(({ generation: _, ...row }) => row)
}

describe('the public timeline', () => {
  test('is out of date when it has moved on, not when the log has grown', async () => {
    const bell = createDoorbell(ctx)
    const heard = new Set<string>()
    await bell.onTouch((keys) => {
      for (const key of keys === 'all' ? [] : keys) heard.add(key)
    })
    await publish(randomUUID(), 'First words')
    await ctx.doorbell.ring(['posts'])
    await waitUntil('the bell for posts', () => heard.has('posts'))
    expect([...heard]).toEqual(['posts'])
    await drainProjections(ctx, PROJECTIONS)
    await waitUntil('the bell for the timeline', () => heard.has('projection:public-timeline'))
    await bell.close()
  })

  test('shows what was published, as it is now', async () => {
    const [kept, gone] = [randomUUID(), randomUUID()]
    await publish(kept, 'First words')
    await publish(gone, 'Regretted')
    await update(kept, 'Better words')
    await unpublish(gone)
    await append(ctx.db, {
      type: 'market.product.published',
      object: {
        slug: 'rye',
        name: 'Rye loaf',
        summary: 'Sour',
        path: '/products/rye',
        priceMinor: 420,
        currency: 'GBP',
      },
    })
    await drainProjections(ctx, PROJECTIONS)
    expect(await readTimeline()).toMatchObject([
      {
        objectType: 'post',
        title: 'Better words',
        authorName: 'Maud',
        app: 'blog',
        publishedAt: new Date('2026-01-02T03:04:05Z'),
      },
      { objectType: 'product', title: 'Rye loaf', summary: 'Sour', objectUrl: '/products/rye', app: 'market' },
    ])
  })

  test('shows pictures with their words and size, and those of older rows without', async () => {
    const image = { url: '/media/aa/rye.webp', alt: 'A rye loaf', width: 900, height: 600 }
    const product = {
      slug: 'rye',
      name: 'Rye loaf',
      summary: '',
      path: '/products/rye',
      priceMinor: 420,
      currency: 'GBP',
    }
    const publishProduct = (object: object) =>
      append(ctx.db, { type: 'market.product.published', objectId: randomUUID(), object, ...PUBLIC })
    await publishProduct({ ...product, imageUrl: '/media/aa/old.webp' })
    await publishProduct({ ...product, imageUrl: image.url, image })
    await drainProjections(ctx, PROJECTIONS)
    expect((await timeline(ctx, ctx.db)).map((item) => item.image)).toEqual([
      image,
      { url: '/media/aa/old.webp', alt: '', width: null, height: null },
    ])
  })

  test('does not show what is only mailed, or in a calendar for members', async () => {
    const [mailed, evening, moved] = [randomUUID(), randomUUID(), randomUUID()]
    const entry = (entryId: string) => ({
      ...{ entryId, slug: 'an-evening', url: 'https://events.example/a', title: 'An evening', summary: '' },
      ...{ imageUrl: null, calendarName: 'Evenings', placeName: null, recurs: false, timeZone: 'Europe/London' },
      ...{ startsAt: '2026-01-02T19:00:00+00:00', endsAt: '2026-01-02T21:00:00+00:00' },
    })
    await append(ctx.db, { type: 'blog.post.published', objectId: mailed, object: postFacts(mailed, 'By mail') })
    await append(ctx.db, { type: 'events.entry.created', objectId: evening, object: entry(evening) })
    await append(ctx.db, { type: 'events.entry.created', objectId: moved, object: entry(moved), ...PUBLIC })
    await append(ctx.db, { type: 'events.entry.updated', objectId: moved, object: entry(moved) })
    await drainProjections(ctx, PROJECTIONS)
    expect(await readTimeline()).toEqual([])
  })

  test('rebuilt from zero equals the live one, and is swapped in', async () => {
    const ids = Array.from({ length: 30 }, () => randomUUID())
    for (const [index, id] of ids.entries()) await publish(id, `Post ${index}`)
    await drainProjections(ctx, PROJECTIONS)
    for (const id of ids.slice(0, 10)) await update(id, 'Changed')
    for (const id of ids.slice(5, 8)) await unpublish(id)
    await drainProjections(ctx, PROJECTIONS)
    const live = await readTimeline()

    const rebuilt = await rebuildProjection(ctx, PROJECTIONS, 'public-timeline')

    expect(rebuilt).toMatchObject({ generation: 2, applied: 43 })
    expect(await liveGeneration(ctx.db, 'public-timeline')).toBe(2)
    expect(await readTimeline()).toEqual(live)
    expect(live).toHaveLength(27)
    expect(await auditKernel(ctx)).toEqual([])
  })

  test('loses nothing that happens while it is rebuilt beside a running kernel', async () => {
    for (let index = 0; index < 20; index += 1) await publish(randomUUID(), `Before ${index}`)
    const runner = createProjectionRunner(ctx, PROJECTIONS, { pollMs: 10, batch: 3 })
    await runner.start()
    const writing = (async () => {
      for (let index = 0; index < 40; index += 1) await publish(randomUUID(), `During ${index}`)
    })()
    await Promise.all([writing, rebuildProjection(ctx, PROJECTIONS, 'public-timeline')])
    await rebuildProjection(ctx, PROJECTIONS, 'public-timeline')
    await runner.stop()
    await drainProjections(ctx, PROJECTIONS)
    expect(await readTimeline()).toHaveLength(60)
  })

  test('is rebuilt by itself when its code is newer than what readers see', async () => {
    await publish(randomUUID(), 'Post')
    await drainProjections(ctx, PROJECTIONS)
    await drainProjections(ctx, [{ ...publicTimeline, version: publicTimeline.version + 1 }])
    expect(await liveGeneration(ctx.db, 'public-timeline')).toBe(2)
    expect(await readTimeline()).toHaveLength(1)
  })

  test('stands still at a row it cannot apply, keeps what came before, and says why', async () => {
    await publish(randomUUID(), 'Good')
    await append(ctx.db, { type: 'blog.post.published', object: { nonsense: true }, ...PUBLIC })
    await publish(randomUUID(), 'Behind')
    await drainProjections(ctx, PROJECTIONS)
    expect(await readTimeline()).toMatchObject([{ title: 'Good' }])
    expect(await auditKernel(ctx)).toMatchObject([
      { check: 'no projection stands still', severity: 'waiting', subject: 'public-timeline' },
    ])
  })

  test('of an unknown name cannot be rebuilt', async () => {
    await expect(rebuildProjection(ctx, PROJECTIONS, 'nonsense')).rejects.toThrow('there are: public-timeline')
  })
})
