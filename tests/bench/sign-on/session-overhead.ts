import type { Stack } from '@rose-ash/devstack/start-stack'
import { request } from 'undici'
import { type Measurement, measure, round } from '../measure.ts'
import { memberCookie } from '../member-cookie.ts'

/** An address that nobody answers by itself: a short 404 in JSON, never shared, made after the session has been loaded. */
const PATH = '/nowhere-at-all'
const ROUNDS = 3
const SECONDS = 4

/**
 * What loading a session costs: CPU-ms of the blog for the same small answer with a member's cookie and without one, by turns in one
 * run. The signed-in share may also hold what else is done for a member, so the figure is rather too high than too low.
 */
export async function measureSessionOverhead(stack: Stack) {
  const blog = stack.processes.find(({ name }) => name === 'blog')
  if (!blog) throw new Error('no process called blog')
  const stranger = {
    host: new URL(stack.url('blog')).host,
    'x-forwarded-proto': 'http',
    accept: 'application/json',
  }
  const visitors = { stranger, member: { ...stranger, cookie: await memberCookie(stack) } }
  await expectMember(blog.url, visitors.member)
  const shared = { url: new URL(PATH, blog.url).href, pid: blog.pid, connections: 20, seconds: SECONDS }
  const turns: Measurement[] = []
  for (let turn = 0; turn < ROUNDS; turn += 1)
    for (const [name, headers] of Object.entries(visitors)) turns.push(await measure({ ...shared, name, headers }))
  const cpuMs = (name: string) => {
    const own = turns.filter((turn) => turn.name === name)
    return own.reduce((sum, { cpuMsPerRequest }) => sum + cpuMsPerRequest, 0) / own.length
  }
  const sessionMs = round(cpuMs('member') - cpuMs('stranger'), 3)
  return {
    row: { strangerMs: round(cpuMs('stranger'), 3), memberMs: round(cpuMs('member'), 3), sessionMs },
    bars: { 'a session is loaded in at most 1 CPU-ms': sessionMs <= 1 },
  }
}

/** A cookie that nobody knows would be measured as a stranger's, and cost next to nothing. */
async function expectMember(blog: string, { accept: _accept, ...headers }: Readonly<Record<string, string>>) {
  const page = await (await request(new URL('/auth/logout', blog), { headers })).body.text()
  if (!page.includes('action="/auth/logout"'))
    throw new Error('the blog does not know the member whose session is measured')
}
