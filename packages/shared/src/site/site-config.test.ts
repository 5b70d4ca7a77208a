import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { parse, stringify } from 'yaml'
import { ConfigError } from '../config/parse-env.ts'
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

const rates = [{ from: '2007-01-01', rateBp: 1900 }]
test.each([
  ['a place that is no zone', { timeZone: 'Berlin' }, 'timeZone: is not a time zone; write a name of the IANA list'],
  ['an offset', { timeZone: '+01:00' }, 'timeZone: is not a time zone'],
  ['no zone', { timeZone: undefined }, 'timeZone: needs a time zone, such as Europe/Berlin'],
  ['a word for a currency', { currency: 'euro' }, 'currency: is not a currency; write its three letters'],
  ['a currency without cents', { currency: 'JPY' }, 'currency: has no cents'],
  ['a locale that is none', { locale: 'german!' }, 'locale: is not a locale; write a language and a country'],
  ['no VAT', { vat: undefined }, 'vat: needs a line for each class'],
  ['a class that is none', { vat: [...before.vat, { class: 'luxury', rates }] }, 'vat.4.class: is not a class of VAT'],
  [
    'a class twice',
    { vat: [...before.vat, { class: 'zero', rates }] },
    'vat: has more than one line for the class zero',
  ],
  ['a class left out', { vat: before.vat.slice(1) }, 'vat: has no line for the class'],
  ['a rate in percent', withRate({ from: '2007-01-01', rateBp: 19.5 }), 'rateBp: needs a whole number: 1900 is 19 %'],
  ['a day that is none', withRate({ from: '2007-02-30', rateBp: 1900 }), 'from: is not a day; write it as 2007-01-01'],
  ['an empty sentence', { words: { joining: ' ' } }, 'words.joining: needs words; leave the line out'],
  ['a sign-in that never ends', { signIn: { sessionDays: 4000 } }, 'signIn.sessionDays: needs at most 90 days'],
  [
    'a proof that is over at once',
    { signIn: { provenAgainMinutes: 0 } },
    'provenAgainMinutes: needs at least 5 minutes',
  ],
  [
    'an app that outlives the sign-in',
    { signIn: { sessionDays: 7 } },
    'appSessionDays: cannot be more than sessionDays',
  ],
  ['a sentence nobody shows', { words: { motto: 'x' } }, 'words: motto is not a sentence that a page shows'],
])('%s is one clear line', (_what, wrong, line) => {
  expect(problemsOf(() => load({ ...before, clients, ...wrong }))).toEqual([expect.stringContaining(line)])
})

function withRate(rate: { from: string; rateBp: number }) {
  return { vat: [{ class: 'standard', rates: [rate] }, ...before.vat.filter((one) => one.class !== 'standard')] }
}

test('rates stand with the oldest first', () => {
  const rates = [
    { from: '2021-01-01', rateBp: 1900 },
    { from: '2020-07-01', rateBp: 1600 },
  ]
  const vat = [{ class: 'standard', rates }, ...before.vat.filter((one) => one.class !== 'standard')]
  expect(problemsOf(() => load({ ...before, vat }))).toEqual([expect.stringContaining('need the oldest rate first')])
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
