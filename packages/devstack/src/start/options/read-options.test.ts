import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { readOptions } from './read-options.ts'

const folder = mkdtempSync(join(tmpdir(), 'rose-options-'))
afterAll(() => rmSync(folder, { recursive: true }))

const withDotEnv = (text: string, ambient = {}) => {
  writeFileSync(join(folder, '.env'), text)
  return readOptions(folder, ambient)
}

test('nothing needs to be set', async () => {
  expect(await withDotEnv('')).toMatchObject({ port: 3000, domain: 'rose.localhost', dataDir: join(folder, '.rose') })
})

test.each([
  ['PORT=abc', /^PORT needs a number/],
  ['SMTP_URL=banana', /^SMTP_URL needs an smtp/],
  ['INTERNAL_SECRET=short', /^INTERNAL_SECRET needs at least 32/],
  ['DATABASE_URL=mysql://x', /^DATABASE_URL needs a postgres/],
])('%s is refused before anything starts, in words', async (line, words) => {
  await expect(withDotEnv(line)).rejects.toThrow(words)
})

test('the environment wins over .env', async () => {
  expect(await withDotEnv('PORT=4000', { PORT: '5000' })).toMatchObject({ port: 5000 })
})
