import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { freePort } from '../src/free-port.ts'
import { findRedis } from '../src/redis/find-redis.ts'
import { REPO_ROOT } from '../src/repo-root.ts'
import { isAlive, type ProcessIdentity } from '../src/supervisor/process-identity.ts'
import { waitFor } from '../src/wait-for.ts'
import { serve } from './serve.ts'

let dataDir: string
let port: number
let started: ChildProcess[]

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'rose-start-'))
  port = await freePort()
  started = []
})

afterEach(async () => {
  for (const child of started) if (child.exitCode === null && child.signalCode === null) await stop(child)
  await rm(dataDir, { recursive: true, force: true })
})

describe('pnpm start', () => {
  test('starts, is stopped by Ctrl-C without leaving a process, and finds its data again', async () => {
    const first = await ready(start())
    const processes = running()
    expect(processes.map(({ name }) => name).sort()).toEqual(['gateway', 'mailbox', 'postgres', 'redis', 'sumup'])
    expect(first.output()).toContain(`http://blog.rose.localhost:${port}`)
    expect(await stop(first.child)).toBe(0)
    expect(processes.filter(isAlive)).toEqual([])
    const second = await ready(start())
    expect(await stop(second.child)).toBe(0)
  }, 600_000)

  test('refuses a second stack on the same data', async () => {
    await ready(start())
    const second = start({ PORT: String(await freePort()) })
    expect(await failure(second)).toMatch(/^Rose Ash could not start: Rose Ash already runs on .+: stop that one first/)
  }, 600_000)

  test('leaves nothing behind when it is killed, and starts again', async () => {
    const { child } = await ready(start())
    const processes = running()
    child.kill('SIGKILL')
    await waitFor(async () => !processes.some(isAlive), { timeoutMs: 60_000, what: 'the end of every process' })
    expect(await stop((await ready(start())).child)).toBe(0)
  }, 600_000)

  test('says which port is taken', async () => {
    const other = await serve((_req, res) => void res.end())
    const text = await failure(start({ PORT: String(other.port) }))
    await other.close()
    expect(text).toMatch(
      new RegExp(`^Rose Ash could not start: Port ${other.port} is taken by another program: .+PORT=`),
    )
  })

  test.each([
    [{ PORT: 'many' }, 'PORT needs a number'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL needs a postgres:// address'],
    [{ ROSE_DOMAIN: 'no spaces' }, 'ROSE_DOMAIN needs a host name'],
    [{ DATABASE_URL: 'postgres://127.0.0.1:1/rose' }, 'does not answer'],
  ])('says what is wrong with %j', async (env, words) => {
    expect(await failure(start(env))).toContain(words)
  })

  test('says what to install when there is no Redis', async () => {
    await expect(findRedis(dataDir, { canInstall: false })).rejects.toThrow(
      'Redis is missing: install Redis 7 or newer',
    )
  })
})

interface Started {
  readonly child: ChildProcess
  readonly output: () => string
}

function start(env: Record<string, string> = {}): Started {
  const given = { PATH: process.env.PATH ?? '', PORT: String(port), ROSE_DATA_DIR: dataDir, ...env }
  const script = join(REPO_ROOT, 'packages/devstack/tests/start-bare.ts')
  const child = spawn(process.execPath, [script], { env: given, stdio: ['ignore', 'pipe', 'pipe'] })
  started.push(child)
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (output += chunk))
  return { child, output: () => output }
}

async function ready(stack: Started): Promise<Started> {
  const over = async () => /^Rose Ash is ready/m.test(stack.output()) || stack.child.exitCode !== null
  await waitFor(over, { timeoutMs: 300_000, what: 'ready' })
  if (stack.child.exitCode !== null) throw new Error(stack.output())
  return stack
}

/** What it said last, once it has ended with exit code 1. */
async function failure({ child, output }: Started): Promise<string> {
  const [code] = await once(child, 'close')
  expect(code).toBe(1)
  return output().trim().split('\n').at(-1) as string
}

async function stop(child: ChildProcess): Promise<number | null> {
  const gone = once(child, 'exit')
  child.kill('SIGINT')
  return (await gone)[0]
}

function running(): (ProcessIdentity & { name: string })[] {
  return JSON.parse(readFileSync(join(dataDir, 'processes.json'), 'utf8'))
}
