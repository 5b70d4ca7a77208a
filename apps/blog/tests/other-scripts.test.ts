import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { load } from 'cheerio'
import { importGhost } from '../src/services/imports/import-ghost.ts'
import { demoBlog } from './demo-blog.ts'

const { ctx, blog, close } = await demoBlog()
const folder = await mkdtemp(join(tmpdir(), 'rose-scripts-'))
const POST = { status: 'published', type: 'post', visibility: 'public', published_at: '2026-11-20 10:00:00' }
const RUSSIAN = `/${encodeURIComponent('привет-мир')}/`

beforeAll(async () => {
  await resetStores()
  const data = {
    posts: [{ ...POST, id: 'p1', title: 'Привет мир', slug: 'привет-мир', html: '<p>Хлеб.</p>' }],
    tags: [{ id: 't1', name: 'Хлеб', slug: 'хлеб' }],
    posts_tags: [{ post_id: 'p1', tag_id: 't1' }],
    users: [{ id: 'u1', name: 'Аня', slug: 'аня' }],
    posts_authors: [{ post_id: 'p1', author_id: 'u1' }],
  }
  const file = join(folder, 'export.json')
  await writeFile(file, JSON.stringify({ db: [{ meta: { version: '6.0.0' }, data }] }))
  await importGhost(ctx, { file })
})
afterAll(async () => {
  await close()
  await rm(folder, { recursive: true })
})

test.each([
  RUSSIAN,
  RUSSIAN.toLowerCase(),
  `/tag/${encodeURIComponent('хлеб')}/`,
  `/author/${encodeURIComponent('аня')}/`,
])('an address in another script is a page and no redirect to itself: %s', async (path) => {
  expect((await blog.get(path)).status).toBe(200)
})

test('without its last slash it leads to the one with it, and the query comes along', async () => {
  const answer = await blog.get(`${RUSSIAN.slice(0, -1)}?ref=newsletter`)
  expect([answer.status, answer.location]).toEqual([301, `${RUSSIAN}?ref=newsletter`])
  expect((await blog.get('/tag/%D1%85%D0%BB%D0%B5%D0%B1')).location).toBe(`/tag/${encodeURIComponent('хлеб')}/`)
})

test('the page names itself, its tag and its author by encoded addresses', async () => {
  const $ = load((await blog.get(RUSSIAN)).text)
  expect($('link[rel="canonical"]').attr('href')).toBe(blog.origin + RUSSIAN)
  expect($('a[href*="/tag/"]').attr('href')).toMatch(/^[\x21-\x7e]+$/)
})

test('an old address in another script is found however it is encoded, and one that leads to itself is not followed', async () => {
  const to = RUSSIAN
  await ctx.db.redirect.createMany({
    data: [
      { fromPath: '/старый/', toUrl: to },
      { fromPath: `/${encodeURIComponent('очень-старый')}/`, toUrl: to },
      { fromPath: '/круг/', toUrl: `/${encodeURIComponent('круг')}/` },
    ],
  })
  for (const old of ['старый', 'очень-старый'])
    for (const path of [`/${encodeURIComponent(old)}/`, `/${encodeURIComponent(old).toLowerCase()}`])
      expect([path, (await blog.get(path)).location]).toEqual([path, to])
  expect((await blog.get(`/${encodeURIComponent('круг')}/`)).status).toBe(404)
})

test.each(['/a%00b/', '/tag/a%00b/'])('an address with a NUL is no page: %s', async (path) => {
  expect((await blog.get(path)).status).toBe(400)
})
