import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'
import { ambientEnvironment } from '@rose-ash/devstack/config'
import { dieWithParent } from '@rose-ash/devstack/supervisor/die-with-parent'
import type { AfterStorm } from './storm.ts'

const PROGRAM = fileURLToPath(new URL('./run.ts', import.meta.url))

/** The command of the nightly run with other numbers, in a process and on servers of its own. */
async function runChaos(args: readonly string[]): Promise<AfterStorm> {
  const { PATH: path } = ambientEnvironment()
  const node = ['--disable-warning=ExperimentalWarning', PROGRAM, ...args, '--json']
  const program = dieWithParent(process.execPath, node, { signal: 'TERM', path })
  const child = spawn(program.command, program.args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const [output] = await Promise.all([text(child.stdout), once(child, 'exit')])
  return JSON.parse(output.trim().split('\n').at(-1) ?? '')
}

test('every flow finishes and every effect happens once, though workers, kernel and database are killed and frozen', async () => {
  const { zombies, kernelKills, ...after } = await runChaos(['--flows', '300', '--kills', '10'])
  expect(after).toEqual({
    flows: 300,
    finished: 300,
    kills: 10,
    databaseStops: 1,
    missing: [],
    doubled: [],
    findings: [],
  })
  expect(zombies).toBeGreaterThanOrEqual(1)
  expect(kernelKills).toBeGreaterThanOrEqual(1)
}, 900_000)
