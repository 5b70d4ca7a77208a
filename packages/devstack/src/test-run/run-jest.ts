import { readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
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
  testResults: z.array(z.object({ name: z.string(), startTime: z.number(), endTime: z.number() })),
})

export interface FileTime {
  /** From the repository's root. */
  readonly file: string
  readonly seconds: number
}

export interface JestOutcome extends Tally {
  readonly times: readonly FileTime[]
}

interface JestRun {
  readonly config: string
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string | undefined>>
  readonly folder: string
  readonly signal: AbortSignal
}

/** Runs Jest and counts tests. A file that cannot be loaded counts as one failed test. */
export async function runJest({ config, args, env, folder, signal }: JestRun): Promise<JestOutcome> {
  const outputFile = join(folder, `${basename(config)}.json`)
  const root = createRequire(join(REPO_ROOT, 'package.json'))
  const jest = join(dirname(root.resolve('jest/package.json')), 'bin/jest.js')
  const options = ['--config', config, '--json', '--outputFile', outputFile, '--passWithNoTests', '--forceExit']
  const node = ['--disable-warning=ExperimentalWarning']
  const run = await runNode({ args: [...node, jest, ...options, ...args], env, output: 'shown', signal })
  const outcome = await readOutcome(outputFile)
  await rm(outputFile, { force: true })
  if (!outcome) return { ...FAILED, times: [] }
  return run.ok || outcome.failed > 0 ? outcome : { ...outcome, failed: 1 }
}

async function readOutcome(file: string): Promise<JestOutcome | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const counted = results.parse(JSON.parse(text))
  return {
    passed: counted.numPassedTests,
    failed: counted.numFailedTests + counted.numRuntimeErrorTestSuites,
    skipped: counted.numPendingTests + counted.numTodoTests,
    times: counted.testResults.map(({ name, startTime, endTime }) => ({
      file: relative(REPO_ROOT, name),
      seconds: (endTime - startTime) / 1000,
    })),
  }
}
