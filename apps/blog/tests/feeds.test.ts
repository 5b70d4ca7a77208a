import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { load } from 'cheerio'
import { demoBlog } from './demo-blog.ts'

const { blog, importDemo, close } = await demoBlog()

beforeAll(async () => {
  await resetStores()
  await importDemo()
}, 120_000)
afterAll(close)

const NEWEST = 'autumn-boxes-leeks-quinces-and-an-apology'

test('RSS parses: 19 items, the newest first, with the whole text and absolute addresses', async () => {
  const answer = await blog.get('/rss.xml')
  expect(answer.headers['content-type']).toContain('application/rss+xml')
  const $ = load(answer.text, { xml: true })
  expect($('item')).toHaveLength(19)
  expect($('item link').first().text()).toMatch(new RegExp(`^http://blog\\..*/${NEWEST}/$`))
  const html = $('item').first().find('content\\:encoded').text()
  expect(html).toContain('<p>')
  expect(html).not.toMatch(/ (src|href)="\//)
})

test('Atom and JSON Feed parse and agree with RSS', async () => {
  const $ = load((await blog.get('/atom.xml')).text, { xml: true })
  const feed = (await blog.get('/feed.json')).json() as { version: string; items: { url: string }[] }
  expect($('entry')).toHaveLength(19)
  expect(feed.version).toBe('https://jsonfeed.org/version/1.1')
  expect(feed.items.map(({ url }) => url)).toEqual(
    $('entry > link')
      .map((_index, link) => $(link).attr('href'))
      .get(),
  )
})

test('a reader that has the feed already is answered 304', async () => {
  for (const path of ['/rss.xml', '/atom.xml', '/feed.json']) {
    const etag = (await blog.get(path)).headers.etag ?? ''
    expect(etag).not.toBe('')
    expect((await blog.get(path, { headers: { 'if-none-match': etag } })).status).toBe(304)
  }
})

test('a tag and an author have feeds of their own', async () => {
  const $ = load((await blog.get('/tag/bread/rss.xml')).text, { xml: true })
  expect($('item').length).toBeGreaterThan(0)
  expect($('item').length).toBeLessThan(19)
  expect((await blog.get('/author/maud/atom.xml')).status).toBe(200)
  expect((await blog.get('/tag/none/rss.xml')).status).toBe(404)
})
