import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { parse, stringify } from 'yaml'
import { ConfigError } from './parse-env.ts'
import { loadSiteConfig } from './site-config.ts'

const { clients, ...before } = loadSiteConfig()
const file = join(mkdtempSync(join(tmpdir(), 'rose-config-')), 'app-config.yaml')

function load(config: object) {
  writeFileSync(file, stringify(config))
  return loadSiteConfig(file)
}

test('a file from before the clients were declared still holds', () => {
  expect(load(before).clients).toEqual(clients)
})

const { blog, ...withoutBlog } = clients
test.each([
  ['a missing app', withoutBlog, 'app-config.yaml, clients.blog: needs a line such as { name: Shop }'],
  ['an app without a name', { ...clients, blog: {} }, 'app-config.yaml, clients.blog.name: needs a name'],
  ['an empty name', { ...clients, blog: { name: '' } }, 'app-config.yaml, clients.blog.name: needs a name'],
  ['an app that is none', { ...clients, wiki: blog }, 'app-config.yaml, clients: wiki is no app of the house'],
  ['a secret in the file', { ...clients, blog: { ...blog, secret: 's' } }, 'clients.blog: secret does not belong here'],
])('%s among the clients is one clear line', (_what, wrong, line) => {
  const problems = problemsOf(() => load({ ...before, clients: wrong }))
  expect(problems).toEqual([expect.stringContaining(line)])
})

test('every mistake has its own line', () => {
  expect(
    problemsOf(() => load({ ...parse(stringify(before)), currency: 'pounds', clients: withoutBlog })),
  ).toHaveLength(2)
})

function problemsOf(work: () => unknown): readonly string[] {
  try {
    work()
    return []
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
}
