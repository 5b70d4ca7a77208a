import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from '@jest/globals'
import { navigation } from '@rose-ash/domains/blog/navigation/navigation'
import { createTestContext } from '@rose-ash/domains/testing/create-test-context'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { importGhost } from '../../src/services/imports/import-ghost.ts'

const SEED = new URL('../../../../prisma/seed/ghost/', import.meta.url).pathname
const FILE = join(SEED, 'coop-export.json')

const folder = await mkdtemp(join(tmpdir(), 'rose-import-'))
const ctx = await createTestContext('blog', { env: { ROSE_DATA_DIR: join(tmpdir(), 'rose-blog-test-data') } })

beforeEach(resetStores)
afterAll(async () => {
  await ctx.close()
  await rm(folder, { recursive: true })
})

async function exported() {
  return JSON.parse(await readFile(FILE, 'utf8'))
}

async function asFile(content: unknown, name = 'export.json'): Promise<string> {
  const file = join(folder, name)
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content))
  return file
}

/** Every row of every table, as text: equal before and after means that nothing was written. */
async function everything(): Promise<string> {
  const tables = await ctx.db.$queryRaw<{ name: string }[]>`
    SELECT quote_ident(table_name) AS name FROM information_schema.tables
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1`
  const parts = tables.map(
    ({ name }) =>
      `SELECT '${name}' AS name, count(*)::text AS rows, coalesce(md5(string_agg(t::text || xmin::text, '|' ORDER BY t::text)), '') AS hash FROM ${name} t`,
  )
  return JSON.stringify(await ctx.db.$queryRawUnsafe(`${parts.join(' UNION ALL ')} ORDER BY 1`))
}

test('the whole site arrives: posts, pages, tags, authors, menus, pictures, newsletters and members', async () => {
  const report = await importGhost(ctx, { file: FILE })
  expect(report.warnings).toEqual([])
  expect(await ctx.db.post.count({ where: { kind: 'post', status: 'published' } })).toBe(19)
  expect(await ctx.db.post.count({ where: { kind: 'post', status: 'draft' } })).toBe(3)
  expect(await ctx.db.post.count({ where: { kind: 'post', status: 'scheduled', publishedAt: null } })).toBe(2)
  expect(await ctx.db.post.count({ where: { kind: 'page' } })).toBe(4)
  expect(await ctx.db.tag.count({ where: { visibility: 'internal' } })).toBe(2)
  expect(await ctx.db.author.count()).toBe(4)
  expect(await ctx.db.mediaAsset.count()).toBe(24)
  expect(await ctx.db.newsletter.count()).toBe(2)
  expect(await ctx.db.member.count()).toBe(6)
  expect((await navigation(ctx, ctx.db, { place: 'header' })).map(({ label }) => label)).toEqual([
    'Home',
    'Boxes',
    'Bread',
    'Repair café',
    'How to join',
    'About',
  ])
}, 120_000)

test('lexical stays byte for byte, and no old address is left in what is shown', async () => {
  await importGhost(ctx, { file: FILE })
  const { db } = await exported()
  const rows = await ctx.db.post.findMany()
  for (const ghost of db[0].data.posts) {
    const row = rows.find(({ slug }) => slug === ghost.slug)
    expect(row?.lexical).toBe(ghost.lexical)
    expect(`${row?.html}${row?.publicHtml}${row?.publicText}${row?.featureCaption}`).not.toMatch(
      /22469|__GHOST_URL__|\/content\//,
    )
  }
})

test('importing twice changes not one row and writes nothing to the log', async () => {
  await importGhost(ctx, { file: FILE })
  const before = await everything()
  const report = await importGhost(ctx, { file: FILE })
  expect(report).toMatchObject({ created: 0, updated: 0, newFiles: 0 })
  expect(await everything()).toBe(before)
})

test('each published post is one public activity with its original date, in order', async () => {
  await importGhost(ctx, { file: FILE })
  const activities = await ctx.db.activity.findMany({ where: { type: 'blog.post.published' }, orderBy: { seq: 'asc' } })
  const dates = activities.map(({ object }) => (object as { published: string }).published)
  expect(activities).toHaveLength(19)
  expect(activities.every(({ visibility }) => visibility === 'public')).toBe(true)
  expect(dates).toEqual([...dates].sort())
  expect(dates[0]).toBe('2024-12-05T07:30:00.000Z')
})

test('neither staff passwords nor secrets of the settings are taken over', async () => {
  await importGhost(ctx, { file: FILE })
  const { db } = await exported()
  const stored = JSON.stringify(
    await Promise.all([ctx.db.author.findMany(), ctx.db.blogSetting.findMany(), ctx.db.importMapping.findMany()]),
  )
  for (const { password } of db[0].data.users) expect(stored).not.toContain(password)
  expect(stored).not.toContain('617adae05cf2296d2a481a6755dd56')
})

test('a post that changed there is updated, one that was edited here is kept', async () => {
  await importGhost(ctx, { file: FILE })
  const content = await exported()
  const [first, second] = content.db[0].data.posts.filter(
    (post: { status: string; type: string }) => post.status === 'published' && post.type === 'post',
  )
  first.title = 'Changed there'
  second.title = 'Changed there too'
  await ctx.db.post.update({ where: { slug: second.slug }, data: { title: 'Edited here', version: { increment: 1 } } })
  const report = await importGhost(ctx, {
    file: await asFile(content),
    images: join(SEED, 'content'),
    members: join(SEED, 'members.csv'),
  })
  expect(report).toMatchObject({ created: 0, updated: 1, kept: 1 })
  expect((await ctx.db.post.findUnique({ where: { slug: first.slug } }))?.title).toBe('Changed there')
  expect((await ctx.db.post.findUnique({ where: { slug: second.slug } }))?.title).toBe('Edited here')
  expect(await ctx.db.activity.count({ where: { type: 'blog.post.updated' } })).toBe(1)
})

const BROKEN: ReadonlyArray<readonly [string, (whole: string) => string, RegExp]> = [
  [
    'cut off in the middle',
    (whole) => whole.slice(0, 90_000),
    /breaks off or is damaged .*line \d+ column \d+.*Export it again/s,
  ],
  ['empty', () => '', /is empty/],
  ['XML', () => '<?xml version="1.0"?><rss></rss>', /XML or HTML/],
  ['no JSON', () => 'hello', /is not JSON/],
  ['another program’s JSON', () => '{"name":"left-pad"}', /no Ghost export/],
  ['without posts', () => '{"db":[{"data":{"users":[]}}]}', /no list of posts/],
  [
    'with a post without a slug',
    (whole) =>
      changed(whole, (data) => {
        data.posts[7].slug = ''
      }),
    /posts\[7\]\.slug.*is empty/,
  ],
  [
    'with a date that is none',
    (whole) =>
      changed(whole, (data) => {
        data.posts[9].published_at = 'soon'
      }),
    /posts\[9\]\.published_at .*“?.*no date/,
  ],
  [
    'with a damaged text',
    (whole) =>
      changed(whole, (data) => {
        data.posts[27].lexical = '{"root":'
      }),
    /autumn-boxes.*damaged/,
  ],
  [
    'with a post twice',
    (whole) =>
      changed(whole, (data) => {
        data.posts.push(data.posts[0])
      }),
    /twice/,
  ],
]

// biome-ignore lint/suspicious/noExplicitAny: a foreign file is changed here on purpose
function changed(whole: string, change: (data: any) => void): string {
  const content = JSON.parse(whole)
  change(content.db[0].data)
  return JSON.stringify(content)
}

test.each(BROKEN)(
  'a file %s is refused with a clear message, and nothing is imported',
  async (_name, breakIt, message) => {
    const before = await everything()
    const file = await asFile(breakIt(await readFile(FILE, 'utf8')))
    await expect(importGhost(ctx, { file, images: join(SEED, 'content') })).rejects.toThrow(message)
    expect(await everything()).toBe(before)
  },
)

test('a members file with a bad line is refused, and nothing of the export stays', async () => {
  const before = await everything()
  const members = await asFile('id,email,name\n1,not an address,Nobody\n', 'members.csv')
  await expect(importGhost(ctx, { file: FILE, members })).rejects.toThrow(/members\.csv, line 2, email/)
  await rm(members)
  expect(await everything()).toBe(before)
})

test('a failure in the last step takes back the first', async () => {
  const before = await everything()
  const broken = {
    ...ctx,
    services: {
      ...ctx.services,
      account: {
        ...ctx.services.account,
        upsertImportedMember: async () => {
          throw new Error('lost')
        },
      },
    },
  }
  await expect(importGhost(broken, { file: FILE })).rejects.toThrow('lost')
  expect(await everything()).toBe(before)
})

test('a site without its pictures is imported with a note for each', async () => {
  const report = await importGhost(ctx, { file: FILE, images: join(folder, 'nowhere') })
  expect(report.warnings).toHaveLength(24)
  expect(await ctx.db.post.count()).toBe(28)
})
