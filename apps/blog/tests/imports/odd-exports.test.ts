import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from '@jest/globals'
import { navigation } from '@rose-ash/domains/blog/navigation/navigation'
import { createTestContext } from '@rose-ash/domains/testing/create-test-context'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { importGhost } from '../../src/services/imports/import-ghost.ts'

const folder = await mkdtemp(join(tmpdir(), 'rose-odd-'))
const ctx = await createTestContext('blog', { env: { ROSE_DATA_DIR: join(tmpdir(), 'rose-blog-test-data') } })
beforeEach(resetStores)
afterAll(async () => {
  await ctx.close()
  await rm(folder, { recursive: true })
})

const TITLES_TO_CLICK = new URL('../../../../prisma/migrations/0018_titles_to_click/migration.sql', import.meta.url)

const POST = {
  ...{ id: 'p1', title: 'Rye', slug: 'rye', status: 'published', type: 'post', visibility: 'public' },
  ...{ html: '<p>Slowly.</p>', created_at: '2026-11-20 10:00:00', published_at: '2026-11-21 10:00:00' },
}

async function imported(post: object, more: object = {}, members?: string | Buffer) {
  const [file, csv] = [join(folder, 'export.json'), join(folder, 'people.csv')]
  const data = { posts: [{ ...POST, ...post }], ...more }
  await writeFile(file, JSON.stringify({ db: [{ meta: { version: '4.0.0' }, data }] }))
  if (members !== undefined) await writeFile(csv, members)
  return importGhost(ctx, { file, ...(members !== undefined && { members: csv }) })
}

const only = () => ctx.db.post.findFirstOrThrow({ include: { authors: { include: { author: true } } } })

test('a post with nothing but Mobiledoc keeps its text and its cards', async () => {
  const mobiledoc = JSON.stringify({
    ...{ version: '0.3.1', markups: [['strong']], atoms: [] },
    cards: [['html', { html: '<p>From a card.</p>' }]],
    sections: [
      [
        1,
        'p',
        [
          [0, [], 0, 'This sentence must be '],
          [0, [0], 1, 'on the page.'],
        ],
      ],
      [10, 0],
    ],
  })
  expect((await imported({ html: null, mobiledoc })).warnings).toEqual([])
  expect((await only()).publicText).toMatch(/This sentence must be on the page\.\s+From a card\./)
})

test('cards of Mobiledoc: a gallery and HTML are shown, one that nobody knows is told and has its place', async () => {
  const images = [0, 1].map((row) => ({
    fileName: `${row}.jpg`,
    row,
    width: 4,
    height: 3,
    src: `https://old.example/${row}.jpg`,
    alt: `Loaf ${row}`,
  }))
  const mobiledoc = JSON.stringify({
    ...{
      version: '0.3.1',
      markups: [],
      atoms: [
        ['soft-return', '', {}],
        ['mystery', 'An atom.', {}],
      ],
    },
    cards: [
      ['gallery', { images, caption: 'Two loaves' }],
      ['html', { html: '<table><tbody><tr><td>Rye</td></tr></tbody></table><script>alert(1)</script>' }],
      ['carousel', {}],
      ['hr', null],
    ],
    sections: [
      [10, 0],
      [10, 1],
      [10, 2],
      [10, 3],
      [
        1,
        'p',
        [
          [0, [], 0, 'The end.'],
          [1, [], 0, 1],
        ],
      ],
    ],
  })
  const { warnings } = await imported({ html: null, mobiledoc })
  const { html } = await only()
  for (const words of ['alt="Loaf 0"', 'alt="Loaf 1"', 'Two loaves', '<td>Rye</td>', 'The end.'])
    expect(html).toContain(words)
  expect(html).not.toContain('alert(1)')
  expect(html).toContain('A “carousel” card belongs here.')
  expect(warnings.some((words) => /carousel/.test(words))).toBe(true)
})

test.each([
  ['null everywhere', { html: null, mobiledoc: null, lexical: null }, ''],
  ['null beside its HTML', { mobiledoc: null, lexical: null }, 'Slowly.'],
  ['empty texts beside its HTML', { mobiledoc: '', lexical: '' }, 'Slowly.'],
  ['the word null beside its HTML', { mobiledoc: 'null', lexical: 'null' }, 'Slowly.'],
])('a post whose documents are %s is imported with what there is', async (_what, post, text) => {
  await imported(post)
  expect(await only()).toMatchObject({ title: 'Rye', publicText: text })
})

test('a post whose Mobiledoc is damaged is named, and nothing is imported', async () => {
  await expect(imported({ html: null, mobiledoc: '{"version":' })).rejects.toThrow(/“Rye” \(rye\) is damaged/)
  expect(await ctx.db.post.count()).toBe(0)
})

const MARKDOWN_CARD = {
  ...{ version: '0.3.1', markups: [], atoms: [], sections: [[10, 0]] },
  cards: [['card-markdown', { cardName: 'card-markdown', markdown: 'Slowly, *slowly*.' }]],
}
const EMPTY = { root: { children: [], direction: null, format: '', indent: 0, type: 'root', version: 1 } }
test.each([
  ['in Markdown, before Ghost 1', { html: null, markdown: 'Slowly, *slowly*.' }],
  ['in a card of Ghost 1', { html: null, mobiledoc: JSON.stringify(MARKDOWN_CARD) }],
  ['in plain text alone', { html: null, plaintext: 'Slowly, slowly.' }],
  ['in HTML beside an empty document', { html: '<p>Slowly, slowly.</p>', lexical: JSON.stringify(EMPTY) }],
])('a text that is only %s is taken', async (_where, post) => {
  expect((await imported(post)).warnings).toEqual([])
  expect((await only()).publicText).toBe('Slowly, slowly.')
})

test('a text that nothing can read is told', async () => {
  const mobiledoc = JSON.stringify({ version: '0.2.0', sections: [[], [[1, 'P', [[[], 0, 'Old']]]]] })
  const { warnings } = await imported({ html: null, mobiledoc })
  expect(warnings).toEqual([expect.stringContaining('“Rye” came without a text')])
})

test('authors and tags that the export does not have are told', async () => {
  const { warnings } = await imported({ author_id: '9' }, { posts_tags: [{ post_id: 'p1', tag_id: '9' }] })
  expect(warnings).toEqual([
    expect.stringContaining('names a tag that the export does not have'),
    expect.stringContaining('names an author that the export does not have'),
  ])
})

test('an author and a tag without a name are called by their address', async () => {
  await imported(
    { author_id: '1' },
    { users: [{ id: '1', name: '', slug: 'ann' }], tags: [{ id: 't', name: '\u200b', slug: 'bread' }] },
  )
  expect((await ctx.db.author.findFirstOrThrow()).name).toBe('ann')
  expect((await ctx.db.tag.findFirstOrThrow()).name).toBe('bread')
})

test.each([
  ['שלום-עולם', 'שלום-עולם'],
  ['cafe\u0301', 'caf\u00e9'],
  ['%d0%bf%d1%80%d0%b8%d0%b2%d0%b5%d1%82', 'привет'],
  ['🍞', '🍞'],
  ['2026/rye', '2026-rye'],
  ['rss.xml', 'rss-xml'],
  ['..', 'rye'],
  ['desk', 'desk-2'],
])('a post whose slug is “%s” is at “%s”, and told where that is another', async (slug, at) => {
  const { warnings } = await imported({ slug })
  expect((await only()).slug).toBe(at)
  expect(warnings).toEqual(slug === at ? [] : [`“Rye” is at /${at}/ here: its old address is taken or cannot be one.`])
})

test('a post whose slug was taken keeps the address that it got, import after import', async () => {
  await imported({ slug: 'desk' })
  await imported({ slug: 'desk', title: 'Rye again' })
  expect(await only()).toMatchObject({ title: 'Rye again', slug: 'desk-2' })
})

test('author_id without posts_authors is a byline', async () => {
  await imported({ author_id: '1' }, { users: [{ id: '1', name: 'Ann Example', slug: 'ann' }] })
  expect((await only()).authors.map(({ author }) => author.name)).toEqual(['Ann Example'])
})

test('a menu item without a label costs neither itself nor its menu', async () => {
  const items = [{ label: 'Home', url: '/' }, { label: '', url: '/about-us/' }, { label: 'Shop' }]
  const settings = [{ key: 'navigation', value: JSON.stringify(items) }]
  const { warnings } = await imported({}, { settings })
  const labels = (await navigation(ctx, ctx.db, { place: 'header' })).map(({ label }) => label)
  expect(labels).toEqual(['Home', 'About us'])
  expect(warnings).toEqual([expect.stringContaining('called “About us”'), expect.stringContaining('left out')])
})

test.each([
  ['/%D0%BF%D1%80%D0%B8%D0%B2%D0%B5%D1%82/', 'Привет'],
  ['/', 'Home'],
  ['mailto:ann@example.org', 'Ann@example.org'],
])('a menu item without words that leads to %s is called “%s”', async (url, label) => {
  const settings = [{ key: 'navigation', value: JSON.stringify([{ label: '\u200b', url }]) }]
  await imported({}, { settings })
  expect((await navigation(ctx, ctx.db, { place: 'header' })).map((item) => item.label)).toEqual([label])
})

test('a menu that cannot be read is told', async () => {
  const { warnings } = await imported({}, { settings: [{ key: 'navigation', value: '[{"label":"A",' }] })
  expect(warnings).toEqual([expect.stringContaining('The menu navigation cannot be read')])
})

test('people inside the export, and a file that does not say who gets letters, are told', async () => {
  const subscribers = [{ id: 1, email: 'old@example.org', status: 'subscribed' }]
  expect((await imported({}, { subscribers })).warnings).toEqual([expect.stringContaining('holds 1 subscribers')])
  expect((await imported({}, {}, 'email\nann@example.org\n')).warnings).toEqual([
    expect.stringContaining('no column "subscribed_to_emails"'),
  ])
})

test('subscribers of Ghost 4, which had one newsletter without a row, stay subscribed', async () => {
  const settings = [{ id: 's1', key: 'title', value: 'The Yard' }]
  const { warnings } = await imported({}, { settings }, 'id,email,subscribed_to_emails\n1,old@example.org,true\n')
  expect(warnings).toEqual([expect.stringContaining('subscribed to “The Yard”')])
  expect(await ctx.db.newsletterSubscription.count()).toBe(1)
})

test.each(['', '-0001-11-30 00:00:00'])('"%s" is a date that nobody knows, too', async (published_at) => {
  await imported({ published_at })
  expect((await only()).publishedAt?.toISOString()).toBe('2026-11-20T10:00:00.000Z')
})

test.each(['12026-01-01 00:00:00', 8.64e15, -124_271_193_600_000])('%s is refused as a date', async (published_at) => {
  await expect(imported({ published_at })).rejects.toThrow(/published_at \(“rye”\): .* is no date/)
})

test('what was published with a date to come has that of its creation, and is told', async () => {
  const { warnings } = await imported({ published_at: '2999-01-01 00:00:00' })
  expect((await only()).publishedAt?.toISOString()).toBe('2026-11-20T10:00:00.000Z')
  expect(warnings).toEqual([expect.stringContaining('a date that is still to come')])
})

test('a zero date is a date that nobody knows, and is told', async () => {
  const { warnings } = await imported({ published_at: '0000-00-00 00:00:00' })
  expect((await only()).publishedAt?.toISOString()).toBe('2026-11-20T10:00:00.000Z')
  expect(warnings).toEqual([expect.stringContaining('no date of publication')])
})

test('a post that was scheduled for the past is a draft and is told, never published by surprise', async () => {
  const { warnings } = await imported({ status: 'scheduled', published_at: '2020-01-01 00:00:00' })
  expect(await only()).toMatchObject({ status: 'draft', scheduledAt: null, publishedAt: null })
  expect(warnings).toEqual([expect.stringContaining('was scheduled for a time that has passed')])
})

test('a post without a title is called by its first words', async () => {
  const { warnings } = await imported({ title: ' ' })
  expect((await only()).title).toBe('Slowly.')
  expect(warnings).toEqual([expect.stringContaining('“rye” has no title')])
})

test('a title that was imported empty earlier gets words to click, wherever it stands', async () => {
  await imported({})
  const { id } = await only()
  await ctx.db.post.update({ where: { id }, data: { title: '\u200b ' } })
  const document = { generation: 1, kind: 'post', objectId: id, activitySeq: 1n, app: 'blog', url: '/rye/', title: '' }
  await ctx.db.searchDocument.create({ data: { ...document, publishedAt: new Date() } })
  for (const statement of (await readFile(TITLES_TO_CLICK, 'utf8')).split(';').filter((sql) => sql.includes('UPDATE')))
    await ctx.db.$executeRawUnsafe(statement)
  expect((await only()).title).toBe('Slowly.')
  expect((await ctx.db.searchDocument.findFirstOrThrow()).title).toBe('Slowly.')
})

test('NUL and half surrogates, in a title or inside a text, stop nothing', async () => {
  const text = {
    type: 'extended-text',
    text: 'a\0b \ud83c',
    format: 0,
    mode: 'normal',
    style: '',
    detail: 0,
    version: 1,
  }
  const paragraph = { type: 'paragraph', version: 1, children: [text], direction: 'ltr', format: '', indent: 0 }
  const root = { type: 'root', version: 1, children: [paragraph], direction: 'ltr', format: '', indent: 0 }
  await imported({ title: 'Nul \0 here', lexical: JSON.stringify({ root }) })
  expect(await only()).toMatchObject({ title: 'Nul  here', publicText: 'ab \ufffd' })
})

test.each([
  ['semicolons', 'id;Email;name\n1;zoe@example.org;Zoë Müller\n'],
  ['bars', 'id|email|name\n1|zoe@example.org|Zoë Müller\n'],
  ['tabs', 'id\temail\tname\n1\tzoe@example.org\tZoë Müller\n'],
  ['Excel’s line that names the delimiter', 'sep=;\r\nid;email;name\r\n1;zoe@example.org;Zoë Müller\r\n'],
  ['commas in the names of other columns', 'email;"note, tags, and more";name\nzoe@example.org;;Zoë Müller\n'],
  ['rows of nothing but delimiters', 'email,name\nzoe@example.org,Zoë Müller\n,\n,\n'],
  ['line ends of old Macs', 'email,name\rzoe@example.org,Zoë Müller\r'],
  ['UTF-16, the other way round', Buffer.from('\ufeffemail,name\nzoe@example.org,Zoë Müller\n', 'utf16le').swap16()],
  ['UTF-16 without a mark', Buffer.from('email,name\nzoe@example.org,Zoë Müller\n', 'utf16le')],
  [
    'UTF-16 without a mark, the other way round',
    Buffer.from('email,name\nzoe@example.org,Zoë Müller\n', 'utf16le').swap16(),
  ],
  ['UTF-16', Buffer.from('\ufeffid,email,name\n1,zoe@example.org,Zoë Müller\n', 'utf16le')],
])('members in a file with %s are read', async (_what, csv) => {
  await imported({}, {}, csv)
  expect(await ctx.db.member.findFirst()).toMatchObject({ email: 'zoe@example.org', name: 'Zoë Müller' })
})

test.each(['Zoë Müller', 'Zo\x8e \x80'])(
  'members in an encoding that cannot be told are refused in words, with the line',
  async (name) => {
    const csv = Buffer.from(`id,email,name\n1,zoe@example.org,${name}\n`, 'latin1')
    await expect(imported({}, {}, csv)).rejects.toThrow(/not in UTF-8: line 2 .* Save it as “CSV UTF-8”/)
  },
)

test('names in ISO-2022, which is ASCII to the eye, are refused in words', async () => {
  const csv = Buffer.from('email,name\nzoe@example.org,\x1b$B$"$$\x1b(B\n', 'latin1')
  await expect(imported({}, {}, csv)).rejects.toThrow(/not in UTF-8: line 2 /)
})

test.each(['', 'PK\x03\x04\0\0'])('a file that is no table (%j) is refused in words', async (csv) => {
  await expect(imported({}, {}, csv)).rejects.toThrow('names no column "email"')
})

test('a member at a top-level domain in another script is taken', async () => {
  await imported({}, {}, 'email,name\nivan@пример.рф,Иван\n')
  expect((await ctx.db.member.findFirstOrThrow()).email).toBe('ivan@xn--e1afmkfd.xn--p1ai')
})

test('a member at a domain in another script is taken by its address in ASCII', async () => {
  await imported({}, {}, 'id,email,name\n1,post@müller.example,Ann\n')
  expect((await ctx.db.member.findFirstOrThrow()).email).toBe('post@xn--mller-kva.example')
})

test.each([
  ['TRUE', 1],
  ['true', 1],
  ['FALSE', 0],
  ['', 0],
])('a member whom a spreadsheet calls subscribed: "%s"', async (word, subscriptions) => {
  await imported({}, {}, `email,subscribed_to_emails\nzoe@example.org,${word}\nann@example.org,true\n`)
  const zoe = await ctx.db.member.findFirstOrThrow({ where: { email: 'zoe@example.org' } })
  expect(await ctx.db.newsletterSubscription.count({ where: { memberId: zoe.id } })).toBe(subscriptions)
})

test.each([
  [
    'a lone quotation mark',
    'email,name\nann@example.org,Zo" Müller\n',
    'line 2 has a quotation mark that opens or closes',
  ],
  [
    'a quotation mark that stays open',
    'email,name\nann@example.org,"Zoë\n',
    'has a quotation mark that opens or closes',
  ],
  ['a row that is too long', 'email,name\nann@example.org,Ann,more\n', 'line 2 has more or fewer columns'],
  [
    'a bad address after a name of two lines',
    'email,name\nann@example.org,"Zoë\nM"\nben,Ben\n',
    'line 4, email: is no',
  ],
  [
    'a date in a country’s own way',
    'email,created_at\nann@example.org,28.11.2026\n',
    'created_at: is no date; write 2026',
  ],
  ['a year of five digits', 'email,created_at\nann@example.org,12026-01-01\n', 'created_at: is no date'],
  ['the month first, or the day', 'email,created_at\nann@example.org,04/05/2026\n', 'created_at: is no date'],
  ['a word for whether', 'email,subscribed_to_emails\nann@example.org,maybe\n', 'is neither true nor false'],
])('a members file with %s is refused in words', async (_what, csv, words) => {
  await expect(imported({}, {}, csv)).rejects.toThrow(words)
  expect(await ctx.db.member.count()).toBe(0)
})
