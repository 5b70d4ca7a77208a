import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { request } from 'undici'
import { startTestStack } from '../support/with-stack.ts'
import { hungFragmentCase } from './hung-fragment.ts'
import { type Measurement, measure, round } from './measure.ts'
import { memberCookie } from './member-cookie.ts'
import { startStatic } from './start-static.ts'

const POST = '/how-a-loaf-comes-to-cost-three-pounds-forty/'
const SECONDS = 8
const RESULTS = fileURLToPath(new URL('../../bench/results.json', import.meta.url))

/** `npx pnpm bench pages`: a composed post page, anonymous and signed in, against a static file, in one run on the production configuration. */
const folder = mkdtempSync(join(tmpdir(), 'rose-bench-'))
say('starting Rose Ash with NODE_ENV=production')
const stack = await startTestStack({ nodeEnv: 'production' })
try {
  const blog = stack.processes.find(({ name }) => name === 'blog')
  if (!blog) throw new Error('no process called blog')
  const url = new URL(POST, blog.url).href
  const anonymous = { host: new URL(stack.url('blog')).host, 'x-forwarded-proto': 'http' }
  const member = { ...anonymous, cookie: await memberCookie(stack) }
  const page = await (await request(url, { headers: anonymous })).body.text()
  const baseline = await startStatic(page, folder)

  const cases: Measurement[] = []
  const shared = { url, pid: blog.pid, seconds: SECONDS }
  for (const target of [
    {
      ...shared,
      name: 'static node:http, same bytes',
      url: baseline.url,
      pid: baseline.pid,
      headers: {},
      connections: 50,
    },
    { ...shared, name: 'composed post page, anonymous', headers: anonymous, connections: 50 },
    { ...shared, name: 'composed post page, signed in', headers: member, connections: 50 },
  ]) {
    say(`measuring: ${target.name}`)
    cases.push(await measure(target))
  }
  baseline.stop()
  say('measuring: one fragment app hung')
  const hung = await hungFragmentCase(stack, {
    ...shared,
    name: 'signed in, market hung',
    headers: member,
    connections: 5,
  })
  report([...cases, hung.measurement], hung.budgetMs)
} finally {
  await stack.stop()
  rmSync(folder, { recursive: true, force: true })
}

function report(cases: readonly Measurement[], budgetMs: number): void {
  const [baseline, anonymous, member, hung] = cases
  if (!baseline || !anonymous || !member || !hung) throw new Error('a case is missing')
  const ratios = {
    anonymousToStaticCpu: round(anonymous.cpuMsPerRequest / baseline.cpuMsPerRequest, 2),
    memberToAnonymousCpu: round(member.cpuMsPerRequest / anonymous.cpuMsPerRequest, 2),
  }
  const bars = {
    'anonymous page at most 0.5 CPU-ms': anonymous.cpuMsPerRequest <= 0.5,
    'anonymous p99 below 30 ms at 50 connections': anonymous.p99Ms < 30,
    [`with an app hung p99 below ${budgetMs} + 30 ms, no error`]: hung.p99Ms <= budgetMs + 30 && hung.errors === 0,
  }
  mkdirSync(join(RESULTS, '..'), { recursive: true })
  writeFileSync(RESULTS, `${JSON.stringify({ node: process.version, cases, ratios, bars }, null, 2)}\n`)
  console.table(cases.map(({ name, ...numbers }) => ({ name: name.slice(0, 32), ...numbers })))
  console.log('ratios', ratios)
  for (const [bar, held] of Object.entries(bars)) console.log(`${held ? '✓' : '✗'} ${bar}`)
  console.log('written to bench/results.json')
}

function say(text: string): void {
  console.log(`${new Date().toISOString().slice(11, 19)}  ${text}`)
}
