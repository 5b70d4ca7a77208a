import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Stack } from '@rose-ash/devstack/start-stack'
import { request } from 'undici'
import { startTestStack } from '../support/with-stack.ts'
import { type Measurement, measure } from './measure.ts'
import { measureBurst } from './pages/burst.ts'
import { hungFragmentCase } from './pages/hung-fragment.ts'
import { pageBars } from './pages/page-bars.ts'
import { type BenchPage, listPages } from './pages/page-list.ts'
import { startStatic } from './pages/start-static.ts'

const CONNECTIONS = 50
const SECONDS = 5
const BROWSER = { 'accept-encoding': 'gzip, deflate, br, zstd' }
const RESULTS = fileURLToPath(new URL('../../bench/results.json', import.meta.url))

/** `npx pnpm bench pages`: ten pages, anonymous and signed in, against a static file, in one run on the production configuration. */
const folder = mkdtempSync(join(tmpdir(), 'rose-bench-'))
say('starting Rose Ash with NODE_ENV=production')
const stack = await startTestStack({ nodeEnv: 'production' }).catch((error: unknown) => {
  throw new Error('the bench cannot run: its stack did not start', { cause: error })
})
try {
  const cases = await measureAll(stack)
  say('measuring: a burst of orders')
  const burst = await measureBurst(stack, await sharedPages(stack))
  say('measuring: one fragment app hung')
  const pages = await listPages(stack)
  const hung = await hungFragmentCase(stack, {
    ...target(pages[0]!, 'member'),
    name: 'signed in, market hung',
    connections: 5,
  })
  report([...cases, hung.measurement], burst, hung.budgetMs)
} finally {
  await stack.stop()
  rmSync(folder, { recursive: true, force: true })
}

async function measureAll(stack: Stack): Promise<Measurement[]> {
  const pages = await listPages(stack)
  const post = pages[0]!
  const cases: Measurement[] = []
  const run = async (wanted: Parameters<typeof measure>[0]) => {
    say(`measuring: ${wanted.name}`)
    cases.push(await measure(wanted))
  }
  const baseline = await startStatic(await bytesOf(post), folder)
  await run({
    ...target(post, 'anonymous'),
    name: 'static, same bytes',
    url: baseline.url,
    pid: baseline.pid,
    headers: {},
  })
  baseline.stop()
  for (const page of pages) {
    if (page.anonymous) await run(target(page, 'anonymous'))
    await run(target(page, 'member'))
  }
  const compressed = target(post, 'member')
  await run({ ...compressed, name: 'a post, signed in, gzip', headers: { ...compressed.headers, ...BROWSER } })
  let visit = 0
  const nextPath = () => {
    visit += 1
    return `${new URL(post.url).pathname}?visit=${visit}`
  }
  await run({ ...target(post, 'member'), name: 'a post, signed in, first visit', connections: 8, nextPath })
  return cases
}

function target(page: BenchPage, who: 'anonymous' | 'member') {
  const headers = page[who] ?? page.member
  const name = `${page.name}, ${who === 'member' ? 'signed in' : 'anonymous'}`
  return { name, url: page.url, pid: page.pid, headers, connections: CONNECTIONS, seconds: SECONDS }
}

/** The page as visitors get it: asked for until all its fragments are in it. */
async function bytesOf({ url, anonymous }: BenchPage): Promise<string> {
  let before = ''
  for (let turn = 0; turn < 20; turn += 1) {
    const text = await (await request(url, { headers: anonymous ?? {} })).body.text()
    if (text === before) return text
    before = text
    await new Promise((resolve) => setTimeout(resolve, 1_500))
  }
  throw new Error(`${url} is never the same twice: there is nothing to compare with`)
}

async function sharedPages(stack: Stack) {
  return (await listPages(stack)).filter(({ name, anonymous }) => anonymous && name !== 'the basket')
}

function report(
  cases: readonly Measurement[],
  burst: Awaited<ReturnType<typeof measureBurst>>,
  budgetMs: number,
): void {
  const bars = pageBars(cases, burst, budgetMs)
  mkdirSync(join(RESULTS, '..'), { recursive: true })
  writeFileSync(RESULTS, `${JSON.stringify({ node: process.version, cases, burst, bars }, null, 2)}\n`)
  console.table(cases)
  console.log('burst', burst)
  for (const [bar, isHeld] of Object.entries(bars)) console.log(`${isHeld ? '✓' : '✗'} ${bar}`)
  console.log('written to bench/results.json')
}

function say(text: string): void {
  console.log(`${new Date().toISOString().slice(11, 19)}  ${text}`)
}
