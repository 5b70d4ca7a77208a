import { readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { REPO_ROOT } from '../repo-root.ts'
import { runNode } from './run-command.ts'
import { FAILED, type Tally } from './tally.ts'

const results = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  numRuntimeErrorTestSuites: z.number(),
})

interface JestRun {
  readonly config: string
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string | undefined>>
  readonly folder: string
  readonly signal: AbortSignal
}

/** Runs Jest and counts tests. A file that cannot be loaded counts as one failed test. */
export async function runJest({ config, args, env, folder, signal }: JestRun): Promise<Tally> {
  const outputFile = join(folder, 'jest.json')
  const root = createRequire(join(REPO_ROOT, 'package.json'))
  const jest = join(dirname(root.resolve('jest/package.json')), 'bin/jest.js')
  const options = ['--config', config, '--json', '--outputFile', outputFile, '--passWithNoTests', '--forceExit']
  const node = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning']
  const run = await runNode({ args: [...node, jest, ...options, ...args], env, output: 'shown', signal })
  const tally = await readTally(outputFile)
  await rm(outputFile, { force: true })
  if (!tally) return FAILED
  return run.ok || tally.failed > 0 ? tally : { ...tally, failed: 1 }
}

async function readTally(file: string): Promise<Tally | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const counted = results.parse(JSON.parse(text))
  return {
    passed: counted.numPassedTests,
    failed: counted.numFailedTests + counted.numRuntimeErrorTestSuites,
    skipped: counted.numPendingTests + counted.numTodoTests,
  }
}
