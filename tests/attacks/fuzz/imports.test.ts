import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, expect, test } from '@jest/globals'
import { importGhost } from '@rose-ash/blog/services/imports/import-ghost'
import { createTestContext } from '@rose-ash/domains/testing/create-test-context'
import { ODD_BODIES, ODD_JSON, ODD_TEXTS } from './odd-values.ts'

const folder = await mkdtemp(join(tmpdir(), 'rose-fuzz-'))
const ctx = await createTestContext('blog', { env: { ROSE_DATA_DIR: folder } })
let fallen: string[] = []
afterEach(() => {
  const found = fallen
  fallen = []
  expect(found).toEqual([])
})
afterAll(async () => {
  await ctx.close()
  await rm(folder, { recursive: true })
})

/** A small export with every column that is read. */
const EXPORT: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  posts: {
    ...{ id: 'p1', title: 'Rye', slug: 'rye', html: '<p>Slowly.</p>', lexical: null, mobiledoc: null, markdown: null },
    ...{ plaintext: 'Slowly.', feature_image: null, featured: 0, type: 'post', page: 0, status: 'published' },
    ...{ visibility: 'public', locale: null, created_at: '2026-11-20 10:00:00', updated_at: null },
    ...{ published_at: '2026-11-21 10:00:00', custom_excerpt: null, canonical_url: null, author_id: 'u1' },
    ...{ show_title_and_feature_image: 1, newsletter_id: 'n1', meta_title: null, og_image: null },
  },
  posts_meta: {
    post_id: 'p1',
    feature_image_alt: null,
    feature_image_caption: null,
    email_subject: null,
    email_only: 0,
  },
  users: {
    id: 'u1',
    name: 'Ann',
    slug: 'ann',
    email: null,
    bio: null,
    website: null,
    profile_image: null,
    status: 'active',
  },
  tags: { id: 't1', name: 'Bread', slug: 'bread', description: null, visibility: 'public', accent_color: null },
  posts_tags: { post_id: 'p1', tag_id: 't1', sort_order: 0 },
  posts_authors: { post_id: 'p1', author_id: 'u1', sort_order: 0 },
  newsletters: { id: 'n1', name: 'Letter', slug: 'letter', status: 'active', subscribe_on_signup: 1, sort_order: 0 },
  snippets: { id: 's1', name: 'Foot', lexical: '{"root":{"children":[]}}' },
  settings: { id: 'g1', key: 'navigation', value: '[{"label":"Home","url":"/"}]' },
  subscribers: { email: 'old@example.org' },
}
const COLUMNS = Object.entries(EXPORT).flatMap(([table, row]) => Object.keys(row).map((column) => `${table}.${column}`))

/** The last moment that a date can be, and a whole number above every column's. */
const LARGE = '8640000000000000'
const NUMBERS = /_at$|sort_order$/

test('no odd value in a Ghost export makes the import fall over', async () => {
  for (const [row, odd] of [...ODD_JSON, LARGE].entries()) {
    // A value that a column takes is tried in all columns at once too, one that it refuses hides the others.
    await importOf(exportWith(() => odd))
    const share = COLUMNS.filter((column, at) => (at + row) % 4 === 0 || NUMBERS.test(column))
    for (const column of share) await importOf(exportWith((name) => (name === column ? odd : undefined)))
  }
}, 900_000)

test('no odd text, key or body makes the import fall over', async () => {
  for (const odd of [...ODD_BODIES, '{"db":[{"data":{"posts":[{"a":{"b":[{}]}}]}}]}']) await importOf(odd)
  for (const inner of ['[', '{"children":['].map((open) => JSON.stringify(open.repeat(20_000)))) {
    await importOf(exportWith((name) => (/lexical|mobiledoc|value/.test(name) ? inner : undefined)))
  }
}, 900_000)

const HONEST = ['1', 'ann@example.org', 'Ann', 'A note', 'true', '2026-11-20', '', 'baker']
const HEAD = 'id,email,name,note,subscribed_to_emails,created_at,deleted_at,labels'

test('no odd text in a members file makes the import fall over', async () => {
  for (const odd of Object.values(ODD_TEXTS).map(bytesOf)) {
    await importOf(
      exportWith(() => undefined),
      odd,
    )
    for (const at of HONEST.keys()) {
      const cells = HONEST.map((cell, column) => (column === at ? odd : Buffer.from(cell)))
      const row = cells.flatMap((cell) => [cell, Buffer.from(',')]).slice(0, -1)
      await importOf(
        exportWith(() => undefined),
        Buffer.concat([Buffer.from(`${HEAD}\n`), ...row, Buffer.from('\n')]),
      )
    }
  }
}, 900_000)

/** Imports, and notes everything but a success and a refusal in words. */
async function importOf(json: string, members?: Buffer): Promise<void> {
  const [file, csv] = [join(folder, 'export.json'), join(folder, 'people.csv')]
  await writeFile(file, json)
  if (members) await writeFile(csv, members)
  await importGhost(ctx, { file, ...(members && { members: csv }) }).catch((error: Error) => {
    if (error.name !== 'ImportFileError')
      fallen.push(`${error.name}: ${error.message.slice(0, 200)} ${json.slice(0, 300)}`)
  })
}

/** The export with odd values, as JSON writes them, where `oddOf` says so. */
function exportWith(oddOf: (column: string) => string | undefined): string {
  const tables = Object.entries(EXPORT).map(([table, row]) => {
    const cells = Object.entries(row).map(
      ([column, value]) => `"${column}":${oddOf(`${table}.${column}`) ?? JSON.stringify(value)}`,
    )
    return `"${table}":[{${cells.join()}}]`
  })
  return `{"db":[{"meta":{"version":"5.0.0"},"data":{${tables.join()}}}]}`
}

function bytesOf(text: string): Buffer {
  return Buffer.from(
    text.replace(/%([0-9a-f]{2})/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )
}
