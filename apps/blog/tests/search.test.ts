import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { publishPost } from '@rose-ash/domains/blog/posts/publication/publish-post'
import { PROJECTIONS } from '@rose-ash/domains/context/projections'
import { createCalendar } from '@rose-ash/domains/events/calendars/create-calendar'
import { createEntry } from '@rose-ash/domains/events/entries/create-entry'
import { findProduct } from '@rose-ash/domains/market/products/find-product'
import { withdrawProduct } from '@rose-ash/domains/market/products/publish-product'
import { saveProduct } from '@rose-ash/domains/market/products/save-product'
import { createMember } from '@rose-ash/domains/testing/factories/create-member'
import { createProduct } from '@rose-ash/domains/testing/factories/create-product'
import { drainProjections } from '@rose-ash/kernel/testing/drain'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { load } from 'cheerio'
import { startDraft } from '../src/services/desk/save-post.ts'
import { demoBlog } from './demo-blog.ts'

const POLYGLOT = {
  title: 'One loaf, many tongues',
  text: [
    '東京のパン屋で小麦粉を買いました。',
    '어제 김치를 담갔습니다.',
    'เราทำขนมปังทุกวัน',
    'نَصنعُ الخُبْزَ كلَّ يومٍ من طحين القمح.',
    'Flour and water.',
  ].join(' '),
}

const { ctx, blog, importDemo, close } = await demoBlog()
const { transact } = ctx
const entry = (calendar: string, title: string) => ({
  calendar,
  title,
  description: 'Bring a jar of leaven.',
  startsLocal: '2030-01-05T19:00',
  durationMinutes: 60,
})

beforeAll(async () => {
  await resetStores()
  await importDemo()
  await createProduct(ctx, { name: 'Leaven in a jar' })
  await createProduct(ctx, { name: 'Sheep’s cheese' })
  await createProduct(ctx, { name: 'Old leaven', slug: 'old-leaven' })
  await transact(async (tx) => {
    await createCalendar(ctx, tx, { slug: 'open', name: 'Open evenings' })
    await createCalendar(ctx, tx, { slug: 'members', name: 'Members', visibility: 'members' })
    await createEntry(ctx, tx, entry('open', 'Bread evening'))
    await createEntry(ctx, tx, { ...entry('open', '支持中文吗'), description: '我家在河东边。' })
    await createEntry(ctx, tx, { ...entry('open', POLYGLOT.title), description: POLYGLOT.text })
    await createEntry(ctx, tx, entry('members', 'Assembly'))
    const old = await findProduct(tx, { slug: 'old-leaven' })
    await withdrawProduct(ctx, tx, { productId: old!.id })
  })
  const story = { title: POLYGLOT.title, excerpt: '', visibility: 'public', text: POLYGLOT.text } as const
  const { id: postId } = await startDraft(ctx, { ...story, by: await createMember(ctx) })
  await transact((tx) => publishPost(ctx, tx, { postId }))
  await drainProjections(ctx, PROJECTIONS)
}, 120_000)
afterAll(close)

async function found(address: string) {
  const $ = load((await blog.get(address)).text)
  return $('section[aria-labelledby^=found]')
    .toArray()
    .map((section) => ({
      title: $(section).find('h2').text(),
      titles: $(section)
        .find('h3')
        .toArray()
        .map((each) => $(each).text()),
    }))
}

test('one search finds stories, products and evenings, grouped by app', async () => {
  const sections = await found('/search?q=leaven')
  expect(sections.map(({ title }) => title).sort()).toEqual(['In the shop', 'Stories', 'What’s on'])
  expect(sections.find(({ title }) => title === 'In the shop')?.titles).toEqual(['Leaven in a jar'])
  expect(sections.find(({ title }) => title === 'What’s on')?.titles).toEqual(['Bread evening'])
})

test('each thing leads to its own app, and a match is marked', async () => {
  const $ = load((await blog.get('/search?q=jar&in=shop')).text)
  expect($('.search-results a').attr('href')).toMatch(/^http:\/\/market\..*\/products\//)
  expect(
    load((await blog.get('/search?q=leaven')).text)('mark')
      .first()
      .text()
      .toLowerCase(),
  ).toBe('leaven')
})

test('a page of the paper is found too, and a slip of the finger forgiven', async () => {
  expect(JSON.stringify(await found('/search?q=about'))).toContain('About')
  expect(JSON.stringify(await found('/search?q=evning+bread'))).toContain('Bread evening')
})

test.each(['assembly', 'members'])('an entry of a calendar for members is not found: %s', async (word) => {
  expect(JSON.stringify(await found(`/search?q=${word}`))).not.toContain('Assembly')
})

test('many matches are a few and a way to all of them, page by page', async () => {
  for (let number = 1; number <= 23; number += 1) await createProduct(ctx, { name: `Quince ${number}` })
  await drainProjections(ctx, PROJECTIONS)
  const $ = load((await blog.get('/search?q=quince')).text)
  const more = $('.section-head__more[href*="in=shop"]')
  expect([more.text(), $('#found-shop').closest('section').find('h3').length]).toEqual(['All 23', 5])
  const [first, second] = await Promise.all(['', '&page=2'].map((page) => found(`/search?q=quince&in=shop${page}`)))
  const titles = [...first!, ...second!].flatMap((section) => section.titles)
  expect([first![0]?.titles.length, titles.length, new Set(titles).size]).toEqual([20, 23, 23])
})

test.each(['shop', 'stories'])('a page past the last match in %s leads back to the best ones', async (scope) => {
  const href = `/search?q=bread&in=${scope}`
  expect([scope, (await blog.get(`${href}&page=99`)).location]).toEqual([scope, href])
})

test('what only looks alike is left out where something has the word', async () => {
  await createProduct(ctx, { name: 'Breakfast tea', categorySlug: 'drinks' })
  await drainProjections(ctx, PROJECTIONS)
  expect(JSON.stringify(await found('/search?q=bread&in=shop'))).not.toContain('Breakfast')
  expect(JSON.stringify(await found('/search?q=breakfst&in=shop'))).toContain('Breakfast tea')
})

test('a product is found by its new words once they are saved', async () => {
  const { slug } = await ctx.db.product.findFirstOrThrow({ where: { name: 'Leaven in a jar' } })
  const facts = () => ctx.db.activity.count({ where: { type: 'market.product.updated' } })
  const before = await facts()
  const save = (name: string) => ctx.transact((tx) => saveProduct(ctx, tx, { ...productInput(slug), name }))
  await save('Wild yeast in a jar')
  await save('Wild yeast in a jar')
  expect((await facts()) - before).toBe(1)
  await drainProjections(ctx, PROJECTIONS)
  expect(JSON.stringify(await found('/search?q=yeast'))).toContain('Wild yeast in a jar')
})

function productInput(slug: string) {
  const pack = { packAmount: 400, packUnit: 'g', unitPriceBase: 100, priceMinor: 420, vatClass: 'zero' } as const
  return { slug, marketSlug: 'shop', categorySlug: 'bread', variants: [{ sku: slug.toUpperCase(), ...pack }] }
}

test('a Chinese word is found inside a sentence', async () => {
  for (const word of ['河东', '中文'])
    expect(await found(`/search?q=${encodeURIComponent(word)}`)).toEqual([
      { title: 'What’s on', titles: ['支持中文吗'] },
    ])
  expect(await found(`/search?q=${encodeURIComponent('河西')}`)).toEqual([])
})

test.each([
  ['a Japanese word in a sentence', '小麦粉'],
  ['hiragana for katakana', 'ぱん'],
  ['katakana of half width', 'ﾊﾟﾝ屋'],
  ['two words in another order', 'パン 東京'],
  ['a Korean word that carries a particle', '김치'],
  ['a Thai word in a sentence', 'ขนมปัง'],
  ['an Arabic word without the vowel signs of the text', 'خبز'],
  ['an Arabic word with vowel signs that the text has not', 'طَحِين'],
  ['full width letters', 'Ｆｌｏｕｒ'],
])('%s is found in what is on and in stories', async (_what, word) => {
  const address = `/search?q=${encodeURIComponent(word)}`
  expect((await found(address)).flatMap(({ titles }) => titles)).toContain(POLYGLOT.title)
  const $ = load((await blog.get(`${address}&in=stories`)).text)
  expect($('.search-results h2, .search-results h3').text()).toContain(POLYGLOT.title)
})

test.each(['大阪', '깍두기', 'عسل', '小麦粉 大阪', '%', '麦_粉', '麦\\'])(
  '%s, which nothing has, finds nothing',
  async (word) => {
    const { text } = await blog.get(`/search?q=${encodeURIComponent(word)}&in=stories`)
    expect(text).not.toContain(POLYGLOT.title)
  },
)

test('a slip in a word still finds the product', async () => {
  expect((await found('/search?q=cheeze')).flatMap(({ titles }) => titles)).toContain('Sheep’s cheese')
})
