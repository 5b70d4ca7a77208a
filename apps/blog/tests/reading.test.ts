import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { getPublicPost } from '@rose-ash/domains/blog/posts/reading/get-public-post'
import { readPost } from '@rose-ash/domains/blog/posts/reading/read-post'
import { PROJECTIONS } from '@rose-ash/domains/context/projections'
import { drainProjections } from '@rose-ash/kernel/testing/drain'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { load } from 'cheerio'
import { demoBlog } from './demo-blog.ts'

const { ctx, blog, importDemo, close } = await demoBlog()

beforeAll(async () => {
  await resetStores()
  await importDemo()
  await drainProjections(ctx, PROJECTIONS)
}, 120_000)
afterAll(close)

test('the front page leads with one story and has shorter ones beside it', async () => {
  const $ = load((await blog.get('/')).text)
  expect($('.lead-story')).toHaveLength(1)
  expect($('.front-page__column .post-card').length).toBeGreaterThan(2)
  expect($('h1')).toHaveLength(1)
})

test('every published post and page answers, clean of scripts, styles and old addresses', async () => {
  const posts = await ctx.db.post.findMany({ where: { status: 'published' } })
  expect(posts).toHaveLength(23)
  for (const { slug } of posts) {
    const answer = await blog.get(`/${slug}/`)
    expect([slug, answer.status]).toEqual([slug, 200])
    const $ = load(answer.text)
    expect($('main').html()).not.toMatch(/22469|__GHOST_URL__|style=|<svg|<form|<script|\/content\//)
    expect($('h1')).toHaveLength(1)
    expect($('main img:not([alt])')).toHaveLength(0)
  }
})

test('every picture and file that a post shows is there', async () => {
  const sources = new Set<string>()
  for (const { slug } of await ctx.db.post.findMany({ where: { status: 'published' } })) {
    const $ = load((await blog.get(`/${slug}/`)).text)
    $('main img, main audio').each((_index, element) => void sources.add($(element).attr('src') ?? ''))
    $('main img[srcset]').each((_index, element) => {
      for (const part of ($(element).attr('srcset') ?? '').split(', ')) sources.add(part.split(' ')[0] ?? '')
    })
    $('main a[href^="/media/"]').each((_index, element) => void sources.add($(element).attr('href') ?? ''))
  }
  expect(sources.size).toBeGreaterThan(60)
  for (const source of sources) expect([source, (await blog.get(source)).status]).toEqual([source, 200])
})

test('links between stories lead to pages that are there', async () => {
  const links = new Set<string>()
  for (const { slug } of await ctx.db.post.findMany({ where: { status: 'published' } })) {
    const $ = load((await blog.get(`/${slug}/`)).text)
    $('.prose a[href^="/"]').each((_index, element) => void links.add($(element).attr('href') ?? ''))
  }
  for (const link of links) {
    if (link.startsWith('/auth/')) continue
    expect([link, (await blog.get(link)).status]).toEqual([link, 200])
  }
})

test.each(['dyeing-with-onion-skins', 'winter-fair', 'winter-rota-working-copy', 'nothing-of-the-kind'])(
  'a post that is not published is not found: %s',
  async (slug) => {
    expect((await blog.get(`/${slug}/`)).status).toBe(404)
  },
)

test('an address without its last slash leads to the one with it', async () => {
  const answer = await blog.get('/rye-slowly')
  expect([answer.status, answer.location]).toEqual([301, '/rye-slowly/'])
})

test('tag, author, archive and paging answer; what is none is not found', async () => {
  for (const path of ['/tag/bread/', '/author/maud/', '/archive/', '/archive/page/2/']) {
    expect([path, (await blog.get(path)).status]).toEqual([path, 200])
  }
  for (const path of ['/tag/hash-front-page/', '/tag/none/', '/author/none/', '/archive/page/0/']) {
    expect([path, (await blog.get(path)).status]).toEqual([path, 404])
  }
})

test.each([
  ['/archive/page/99/', '/archive/page/2/'],
  ['/tag/bread/page/99/', '/tag/bread/'],
  ['/author/maud/page/99/', '/author/maud/'],
])('a page past the end leads back: %s', async (path, back) => {
  expect([path, (await blog.get(path)).location]).toEqual([path, back])
})

test('where Ghost had a thing, the visitor is led to where it is', async () => {
  expect((await blog.get('/rss/')).location).toBe('/rss.xml')
  expect((await blog.get('/page/2/')).location).toBe('/archive/page/2/')
  const picture = await blog.get('/content/images/size/w600/2026/11/rye-at-dusk.png')
  expect(picture.status).toBe(301)
  expect((await blog.get(picture.location ?? '')).status).toBe(200)
})

test('search finds words, forgives a slip and marks what it found', async () => {
  const $ = load((await blog.get('/search?q=leaven&in=stories')).text)
  expect($('.search-results mark').first().text().toLowerCase()).toBe('leaven')
  expect((await blog.get('/search?q=slowley+rye&in=stories')).text).toContain('Rye')
  for (const scope of ['', '&in=stories', '&in=shop']) {
    const odd = (await blog.get(`/search?q=%3Cscript%3Ealert(1)%3C/script%3E${scope}`)).text
    expect(odd).not.toContain('<script>alert')
    expect((await blog.get(`/search?q=%27%22%5C%26%7C%21%28%00${scope}`)).status).toBe(200)
  }
  expect((await blog.get('/search')).status).toBe(200)
})

test('the sitemap lists what is public and nothing else', async () => {
  const { text } = await blog.get('/sitemap.xml')
  const $ = load(text, { xml: true })
  const paths = $('loc')
    .map((_index, element) => new URL($(element).text()).pathname)
    .get()
  expect(paths).toEqual(expect.arrayContaining(['/', '/about/', '/rye-slowly/', '/tag/bread/', '/author/maud/']))
  expect(paths.some((path) => /winter-fair|dyeing|hash-/.test(path))).toBe(false)
  expect((await blog.get('/robots.txt')).text).toContain('/sitemap.xml')
})

test('a post tells search engines who wrote it and when', async () => {
  const $ = load((await blog.get('/first-repair-cafe/')).text)
  const data = JSON.parse($('script[type="application/ld+json"]').text())
  expect(data).toMatchObject({
    '@type': 'Article',
    datePublished: '2025-03-27T17:00:00.000Z',
    isAccessibleForFree: true,
  })
  expect($('meta[property="og:image"]').attr('content')).toMatch(/^http:\/\/blog\..*\/media\//)
})

test('the fediverse gets the same address as an Article', async () => {
  const answer = await blog.get('/rye-slowly/', { headers: { accept: 'application/activity+json' } })
  expect(answer.headers['content-type']).toContain('application/activity+json')
  expect(answer.json()).toMatchObject({
    type: 'Article',
    name: expect.any(String),
    published: '2026-09-10T07:15:00Z',
  })
  expect(JSON.stringify(answer.json())).not.toMatch(/="\/(?!\/)/)
})

test('the statement for a post’s page reads what everything else reads of a post', async () => {
  const posts = await ctx.db.post.findMany({ where: { status: 'published' }, orderBy: { publishedAt: 'asc' } })
  const stories = posts.filter(({ kind }) => kind === 'post')
  const titleOf = (row: { title: string } | undefined) => row?.title ?? null
  for (const row of posts) {
    const found = await readPost(ctx, ctx.sql, { slug: row.slug })
    expect(found?.post).toEqual(await getPublicPost(ctx, ctx.db, { id: row.id }))
    expect(found?.membersHtml).toBe(row.html === row.publicHtml ? null : row.html)
    const place = row.kind === 'post' ? stories.findIndex(({ id }) => id === row.id) : Number.NaN
    expect([titleOf(found?.previous ?? undefined), titleOf(found?.next ?? undefined)]).toEqual([
      titleOf(stories[place - 1]),
      titleOf(stories[place + 1]),
    ])
  }
})

test.each(['/rye-slowly', '/tag/bread', '/author/maud', '/archive'])(
  '%s without its slash leads to the one address, with the query',
  async (path) => {
    const answer = await blog.get(`${path}?utm=a%20b&x=1`)
    expect([answer.status, answer.location]).toEqual([301, `${path}/?utm=a%20b&x=1`])
    expect((await blog.get(`${path}/?utm=a%20b&x=1`)).status).toBe(200)
  },
)

test('a phone that keeps the front page finds its name and icon', async () => {
  const $ = load((await blog.get('/')).text)
  const manifest = await blog.get($('link[rel=manifest]').attr('href') ?? '')
  expect(manifest.headers['content-type']).toContain('application/manifest+json')
  const { name, icons } = JSON.parse(manifest.text)
  expect(name).toBe(ctx.site.coop.name)
  expect((await blog.get(icons[0].src)).status).toBe(200)
})
