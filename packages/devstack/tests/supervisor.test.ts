import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { clearLeftovers } from '../src/supervisor/clear-leftovers.ts'
import { createSupervisor, type Supervisor } from '../src/supervisor/create-supervisor.ts'
import { identify, isAlive } from '../src/supervisor/process-identity.ts'
import type { ProcessSpec } from '../src/supervisor/process-spec.ts'
import { waitFor } from '../src/wait-for.ts'

let folder: string
let file: string
let supervisor: Supervisor
let notices: string[]

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rose-supervisor-'))
  file = join(folder, 'processes.json')
  notices = []
  supervisor = createSupervisor({ file, notice: (text) => notices.push(text) })
})

afterEach(async () => {
  await supervisor.stop([])
  await rm(folder, { recursive: true })
})

describe('the supervisor', () => {
  test('starts a killed process again', async () => {
    await supervisor.start(child('sleeper', 'exec sleep 100'))
    const before = supervisor.find('sleeper')?.identity
    supervisor.find('sleeper')?.kill('SIGKILL')
    await waitFor(
      async () => supervisor.find('sleeper')?.restarts === 1 && supervisor.find('sleeper')?.status === 'ready',
      soon,
    )
    expect(supervisor.find('sleeper')?.identity?.pid).not.toBe(before?.pid)
    expect(notices).toEqual(['sleeper was ended by SIGKILL; starting it again'])
  })

  test('writes down who runs', async () => {
    await supervisor.start(child('sleeper', 'exec sleep 100'))
    const pid = supervisor.find('sleeper')?.identity?.pid
    await waitFor(async () => JSON.parse(readFileSync(file, 'utf8'))[0]?.status === 'ready', soon)
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject([{ name: 'sleeper', pid, url: 'http://127.0.0.1:1' }])
  })

  test('gives up on a process that never gets ready, with the end of its log', async () => {
    const started = supervisor.start({ ...child('broken', 'echo the reason; exit 3'), isReady: async () => false })
    await expect(started).rejects.toMatchObject({
      message: expect.stringContaining('broken ended with exit code 3'),
      cause: expect.objectContaining({ message: expect.stringContaining('the reason') }),
    })
  })

  test('stops group after group', async () => {
    const trap = (name: string) =>
      `trap 'echo ${name} >> ${folder}/order; exit' TERM; touch ${folder}/${name}; while :; do sleep 0.02; done`
    for (const name of ['database', 'app']) {
      await supervisor.start({
        ...child(name, trap(name)),
        isReady: async () => readFileSync(join(folder, name)) !== null,
      })
    }
    await supervisor.stop([['database']])
    expect(readFileSync(join(folder, 'order'), 'utf8')).toBe('app\ndatabase\n')
  })

  test('clears away what a killed supervisor left, and nobody else', async () => {
    await supervisor.start(child('left', 'exec sleep 100'))
    const left = supervisor.find('left')?.identity
    if (!left) throw new Error('not started')
    const stranger = identify(process.pid)
    const list = join(folder, 'old.json')
    await writeFile(list, JSON.stringify([left, { ...stranger, startedTick: 'another time' }]))
    expect(await clearLeftovers(list)).toBe(1)
    expect(isAlive(left)).toBe(false)
  })
})

const soon = { timeoutMs: 60_000, everyMs: 10, what: 'that' }

function child(name: string, script: string): ProcessSpec {
  return {
    name,
    command: '/bin/sh',
    args: ['-c', script],
    cwd: folder,
    env: { PATH: '/usr/bin:/bin' },
    url: 'http://127.0.0.1:1',
    logFile: join(folder, `${name}.log`),
    isReady: async () => true,
  }
}
