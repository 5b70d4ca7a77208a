import { expect, test } from '@jest/globals'
import { findBreaches } from './house-rules.ts'

test('the environment is read in config.ts and nowhere else', () => {
  const source = 'const port = process.env.PORT\n// process.env is fine in words\n'
  expect(findBreaches('apps/blog/src/app.ts', source)).toEqual([expect.stringMatching(/^apps\/blog\/src\/app\.ts:1: /)])
  expect(findBreaches('apps/blog/src/config.ts', source)).toEqual([])
})

test('an app does not fetch by itself; its browser scripts and other objects’ methods may', () => {
  expect(findBreaches('apps/cart/src/services/pay.ts', 'await fetch(url)')).toHaveLength(1)
  expect(findBreaches('apps/cart/src/services/pay.ts', 'await ctx.fragments.fetch(url); prefetch(url)')).toEqual([])
  expect(findBreaches('apps/cart/src/browser/pay.ts', 'await fetch(url)')).toEqual([])
})

test.each([
  'const answer = await globalThis.fetch(url)',
  "import { request } from 'undici'",
  "import { Agent, request as send } from 'node:http'",
  "import { get } from 'node:https'",
  "import http from 'node:http'",
])('%s is an HTTP client of one’s own', (line) => {
  for (const path of ['apps/cart/src/pay.ts', 'packages/domains/src/cart/pay.ts', 'packages/server/src/sign-on/ask.ts'])
    expect(findBreaches(path, line)).toHaveLength(1)
})

test('a server and its types are no HTTP client; the page cache asks its own process', () => {
  const server =
    "import { createServer, type RequestListener } from 'node:http'\nimport type { Agent } from 'node:http'"
  expect(findBreaches('packages/server/src/app/listen.ts', server)).toEqual([])
  const client = "import { request as httpRequest } from 'node:http'"
  expect(findBreaches('packages/server/src/pages/page-refresher.ts', client)).toEqual([])
})

test('a use case says a code, a view says the sentence', () => {
  const line = "throw new ConflictError('taken', { details: { handle: 'That handle is taken.' } })"
  for (const path of ['apps/account/src/services/save.ts', 'packages/domains/src/account/members/save.ts'])
    expect(findBreaches(path, line)).toHaveLength(1)
  for (const path of [
    'apps/account/src/views/profile/profile-refusals.ts',
    'packages/domains/src/account/notices/a.ts',
  ])
    expect(findBreaches(path, line)).toEqual([])
  expect(findBreaches('apps/account/src/services/save.ts', "throw new Error('the handle is taken')")).toEqual([])
})

test('a flow does not run steps side by side by itself', () => {
  const line = "await Promise.all([step.run('a', a), step.run('b', b)])"
  expect(findBreaches('apps/cart/src/flows/pay.flow.ts', line)).toHaveLength(1)
  expect(findBreaches('apps/cart/src/services/pay.ts', line)).toEqual([])
})

test.each([
  "await res.page('desk/index', view, { title: 'The sellers’ desk' })",
  'title: q ? `Search: ${q}` : TITLES.search,',
  "title: chosen?.name ?? 'What’s on',",
  "res.flash('yes', `${name} was changed.`)",
  "res.flash('yes', isNew ? 'Saved.' : NOTICES.known)",
  "crumbs: [{ label: 'Desk', href: '/desk' }],",
  'description: author.bio ?? `Stories by ${author.name}`,',
])('%s says words to a person outside the tables of words', (line) => {
  expect(findBreaches('apps/market/src/http/pages/desk.ts', line)).toHaveLength(1)
  expect(findBreaches('apps/market/src/views/notice-words.ts', line)).toEqual([])
})

test.each([
  "await res.page('desk/index', view, { title: TITLES.desk })",
  'title: `${tag.name} · ${coop.name}`,',
  "res.flash('yes', NOTICES.changed(name))",
])('%s takes its words from a table, or has none', (line) => {
  expect(findBreaches('apps/market/src/http/pages/desk.ts', line)).toEqual([])
})

test('amounts of money have no toFixed in the domains either', () => {
  expect(findBreaches('packages/domains/src/cart/refunds/amount.ts', 'price.toFixed(2)')).toHaveLength(1)
})
