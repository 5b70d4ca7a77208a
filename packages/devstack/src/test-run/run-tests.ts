import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { generateClient } from '../database/generate-client.ts'
import { checkDrift } from '../database/migration/check-drift.ts'
import { ensureTestServers, stopTestServers } from '../database/test-servers/test-servers.ts'
import { REPO_ROOT } from '../repo-root.ts'
import type { TestOptions } from './options.ts'
import { runNode } from './run-command.ts'
import { openRunFolder } from './run-folder.ts'
import { runJest } from './run-jest.ts'
import { runJourneys } from './run-journeys.ts'
import { runStep } from './step.ts'
import { NOTHING, sumTallies, type Tally } from './tally.ts'

/** Runs the selected tests on their own servers, which are removed afterwards, and counts tests. */
export async function runTests(options: TestOptions, signal: AbortSignal): Promise<Tally> {
  const folder = await openRunFolder()
  try {
    const tallies: Tally[] = []
    for (const part of parts(options, folder, signal)) {
      if (!signal.aborted) tallies.push(await part())
    }
    return sumTallies(tallies)
  } finally {
    await stopTestServers(folder)
  }
}

type Part = () => Promise<Tally>

function parts(options: TestOptions, folder: string, signal: AbortSignal): Part[] {
  const { only, patterns, journeys } = options
  const everything = !only && patterns.length === 0
  const step = (name: string, check: () => Promise<string | undefined>) => () => runStep({ name, check })
  return [
    () =>
      runStep({ name: 'database client', check: prepareClient }).then((tally) => (tally.failed > 0 ? tally : NOTHING)),
    ...(patterns.length === 0 ? [step('types', () => typecheck(only, signal))] : []),
    ...(everything ? [step('lint', () => turbo('lint:root', signal))] : []),
    ...(everything ? [step('migrations, models and schema.sql agree', () => drift(folder))] : []),
    async () =>
      runJest({ config: 'jest.config.js', args: pathsToTest(options), env: await servers(folder), folder, signal }),
    ...(journeys ? [() => runJourneys({ patterns, folder, signal })] : []),
  ]
}

async function prepareClient(): Promise<undefined> {
  await generateClient()
}

/** Checks the types of the whole repository, or of one package. */
async function typecheck(only: string | undefined, signal: AbortSignal): Promise<string | undefined> {
  if (!only) return turbo('typecheck:root', signal)
  return run([join(packageFolder('typescript'), 'bin/tsc'), '--noEmit', '-p', only], signal)
}

/** Runs a task of the root package; turbo skips it when its inputs are unchanged. */
async function turbo(task: string, signal: AbortSignal): Promise<string | undefined> {
  return run([join(packageFolder('turbo'), 'bin/turbo'), 'run', `//#${task}`, '--output-logs=errors-only'], signal)
}

async function run(args: readonly string[], signal: AbortSignal): Promise<string | undefined> {
  const { ok, output } = await runNode({ args, output: 'kept', signal })
  return ok ? undefined : output || `${args.join(' ')} failed`
}

function packageFolder(name: string): string {
  return dirname(createRequire(join(REPO_ROOT, 'package.json')).resolve(`${name}/package.json`))
}

async function drift(folder: string): Promise<string | undefined> {
  const { postgres } = await ensureTestServers(folder)
  const lines = await checkDrift(postgres.url)
  return lines.length > 0 ? lines.join('\n') : undefined
}

/** Starts both servers before Jest; this process owns them. */
async function servers(folder: string): Promise<Record<string, string>> {
  await ensureTestServers(folder)
  return { ROSE_TEST_SERVERS: folder }
}

function pathsToTest({ only, patterns }: TestOptions): string[] {
  if (!only) return [...patterns]
  return patterns.length > 0 ? patterns.map((pattern) => `${only}/.*${pattern}`) : [`${only}/`]
}
