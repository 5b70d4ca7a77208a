import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { generateClient } from '../database/generate-client.ts'
import { checkDrift } from '../database/migration/check-drift.ts'
import { ensureTestServers, stopTestServers } from '../database/test-servers/test-servers.ts'
import { REPO_ROOT } from '../repo-root.ts'
import { lookAgain } from './look-again.ts'
import type { TestOptions } from './options.ts'
import { runNode } from './run-command.ts'
import { openRunFolder } from './run-folder.ts'
import { type JestOutcome, runJest } from './run-jest.ts'
import { runJourneys } from './run-journeys.ts'
import { slowestFiles } from './slowest-files.ts'
import { runStep } from './step.ts'
import { sumTallies, type Tally } from './tally.ts'

/** Runs the selected tests on their own servers, which are removed afterwards, and counts tests. */
export async function runTests(options: TestOptions, signal: AbortSignal): Promise<Tally> {
  const folder = await openRunFolder()
  try {
    const client = await runStep({ name: 'database client', check: prepareClient })
    if (client.failed > 0) return client
    await ensureTestServers(folder)
    const lanes = await Promise.all(lanesOf(options, folder, signal).map((lane) => inTurn(lane, signal)))
    const outcomes = isWhole(options) ? await lookAgainAtEach(lanes.flat()) : lanes.flat()
    process.stdout.write(slowestFiles(outcomes.flatMap((outcome) => ('files' in outcome ? outcome.files : []))))
    return sumTallies(outcomes)
  } finally {
    await stopTestServers(folder)
  }
}

type Part = () => Promise<Tally | JestOutcome>

function isWhole({ only, patterns }: TestOptions): boolean {
  return !only && patterns.length === 0
}

async function lookAgainAtEach(outcomes: readonly (Tally | JestOutcome)[]): Promise<(Tally | JestOutcome)[]> {
  const looked = []
  for (const outcome of outcomes) looked.push('run' in outcome ? await lookAgain(outcome, runJest) : outcome)
  return looked
}

/**
 * Two lanes at once, so that one works while the other waits: the tests; and what needs one worker only, the checks of the code and
 * then the journeys.
 */
function lanesOf(options: TestOptions, folder: string, signal: AbortSignal): Part[][] {
  const { only, patterns, journeys } = options
  const step = (name: string, check: () => Promise<string | undefined>) => () => runStep({ name, check })
  const env = { ROSE_TEST_SERVERS: folder }
  return [
    [() => runJest({ config: 'jest.config.js', args: pathsToTest(options), env, folder, signal })],
    [
      ...(patterns.length === 0 ? [step('types', () => typecheck(only, signal))] : []),
      ...(isWhole(options) ? [step('lint', () => turbo('lint:root', signal))] : []),
      ...(isWhole(options) ? [step('migrations, models and schema.sql agree', () => drift(folder))] : []),
      ...(journeys ? [() => runJourneys({ patterns, folder, signal })] : []),
    ],
  ]
}

async function inTurn(parts: readonly Part[], signal: AbortSignal): Promise<Awaited<ReturnType<Part>>[]> {
  const outcomes = []
  for (const part of parts) if (!signal.aborted) outcomes.push(await part())
  return outcomes
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

function pathsToTest({ only, patterns }: TestOptions): string[] {
  if (!only) return [...patterns]
  return patterns.length > 0 ? patterns.map((pattern) => `${only}/.*${pattern}`) : [`${only}/`]
}
