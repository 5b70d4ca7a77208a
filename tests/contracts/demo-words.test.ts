import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'
import { loadSite } from '@rose-ash/shared/site/site'
import { DEMO_CALENDARS } from '../../prisma/seed/data/calendars.ts'
import { collectionPoints, markets, suppliers } from '../../prisma/seed/data/shop.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const FILES = execFileSync('git', ['ls-files', 'apps', 'packages'], { cwd: ROOT, encoding: 'utf8' })
  .split('\n')
  .filter((path) => /^(apps|packages\/(domains|kernel|server|shared))\/.*src\/.*\.(ts|hbs|js)$/.test(path))
  .filter((path) => !/\.test\.ts$|\/(testing|styleguide|generated)\//.test(path) && existsSync(join(ROOT, path)))
const SOURCES = FILES.map((path) => ({ path, code: codeOf(readFileSync(join(ROOT, path), 'utf8')) }))

const { coop, words } = loadSite()
const members = readFileSync(join(ROOT, 'prisma/seed/members.ts'), 'utf8').matchAll(/name: '([^']+ [^']+)'/g)
const DEMO_WORDS = new Set([
  coop.name,
  coop.description,
  ...coop.address.split(', '),
  ...Object.values(words),
  ...[...DEMO_CALENDARS, ...markets, ...suppliers, ...collectionPoints].map(({ name }) => name),
  ...[...members].map((match) => match[1] ?? ''),
  'ten pounds',
  'household',
  'the Yard',
  'cargo bike',
])

test('no word of the demo co-op stands in production code', () => {
  expect(DEMO_WORDS.size).toBeGreaterThan(25)
  expect(found([...DEMO_WORDS])).toEqual([])
})

test('no time zone, currency, sign of a currency or locale stands in production code', () => {
  expect(found([/['"`]Europe\//, /['"`](GBP|EUR|USD)['"`]/, /[£€]/, /['"`]en-GB['"`]/, 'London'])).toEqual([])
})

function found(wanted: readonly (string | RegExp)[]): string[] {
  return SOURCES.flatMap(({ path, code }) =>
    wanted
      .filter((word) => (typeof word === 'string' ? code.includes(word) : word.test(code)))
      .map((word) => `${path}: ${word}`),
  )
}

/** The source without its comments: examples in docstrings may name places and prices. */
function codeOf(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '')
}
