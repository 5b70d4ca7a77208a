import { readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { z } from 'zod'
import { REPO_ROOT } from '../repo-root.ts'
import { runNode } from './run-command.ts'
import { sumTallies, type Tally } from './tally.ts'

const results = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      startTime: z.number(),
      endTime: z.number(),
      status: z.string(),
      assertionResults: z.array(z.object({ status: z.string() })),
    }),
  ),
})

/** What one test file came to. A file that cannot be loaded counts as one failed test. */
export interface FileOutcome extends Tally {
  /** From the repository's root. */
  readonly file: string
  readonly seconds: number
}

export interface JestRun {
  readonly config: string
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string | undefined>>
  readonly folder: string
  readonly signal: AbortSignal
}

export interface JestOutcome extends Tally {
  readonly files: readonly FileOutcome[]
  readonly run: JestRun
}

/** Runs Jest and counts tests. A run that leaves no results, or ends badly without a failed test, counts as one failed test. */
export async function runJest(run: JestRun): Promise<JestOutcome> {
  const { config, args, env, folder, signal } = run
  const outputFile = join(folder, `${basename(config)}.json`)
  const root = createRequire(join(REPO_ROOT, 'package.json'))
  const jest = join(dirname(root.resolve('jest/package.json')), 'bin/jest.js')
  const options = ['--config', config, '--json', '--outputFile', outputFile, '--passWithNoTests', '--forceExit']
  const node = ['--disable-warning=ExperimentalWarning']
  const { ok } = await runNode({ args: [...node, jest, ...options, ...args], env, output: 'shown', signal })
  const files = await readFiles(outputFile)
  await rm(outputFile, { force: true })
  const counted = sumTallies(files)
  return { ...counted, failed: ok || counted.failed > 0 ? counted.failed : 1, files, run }
}

async function readFiles(path: string): Promise<FileOutcome[]> {
  const text = await readFile(path, 'utf8').catch(() => undefined)
  if (text === undefined) return []
  return results.parse(JSON.parse(text)).testResults.map(({ name, startTime, endTime, status, assertionResults }) => {
    const count = (...wanted: string[]) => assertionResults.filter((one) => wanted.includes(one.status)).length
    return {
      file: relative(REPO_ROOT, name),
      seconds: (endTime - startTime) / 1000,
      passed: count('passed'),
      failed: Math.max(count('failed'), status === 'failed' ? 1 : 0),
      skipped: count('pending', 'todo', 'skipped', 'disabled'),
    }
  })
}
