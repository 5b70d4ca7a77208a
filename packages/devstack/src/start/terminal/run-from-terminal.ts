import { ambientEnvironment, isPackageScript } from '../../config.ts'
import { PlainError } from '../../plain-error.ts'
import { REPO_ROOT } from '../../repo-root.ts'
import { type Stack, type StackWishes, startStack } from '../../start-stack.ts'
import { HELP, parseArguments } from '../options/parse-arguments.ts'
import { readOptions } from '../options/read-options.ts'
import { onParentGone } from './on-parent-gone.ts'
import { terminalReport } from './terminal-report.ts'
import { welcome } from './welcome.ts'

/** Runs `npx pnpm start`. Sets the exit code: 0 after a request to stop, 1 after a failure. */
export async function runFromTerminal(args: readonly string[], preset: Partial<StackWishes> = {}): Promise<void> {
  // The reader of our output may exit first; this must not end the stack in the middle of stopping.
  for (const output of [process.stdout, process.stderr]) output.on('error', () => {})
  const report = terminalReport(process.stdout)
  const asked = askedToStop(() => stack?.stopAtOnce())
  let stack: Stack | undefined
  try {
    const { help, ...wishes } = parseArguments(args)
    if (help) return void process.stdout.write(HELP)
    const startedAt = performance.now()
    const options = await readOptions(REPO_ROOT, ambientEnvironment())
    process.stdout.write('Rose Ash is starting.\n')
    stack = await startStack({ ...options, ...wishes, ...preset, report, signal: asked.signal })
    report.close()
    process.stdout.write(`\n${welcome(options, (performance.now() - startedAt) / 1000)}`)
    await asked.promise
    process.stdout.write('\nStopping …\n')
    await stack.stop()
    process.stdout.write('Everything is stopped.\n')
  } catch (error) {
    report.close()
    if (asked.signal.aborted) process.stdout.write('\nEverything is stopped.\n')
    else explain(error)
  }
  process.exit()
}

function explain(error: unknown): void {
  const { message, cause } = error as Error
  process.stderr.write(`\nRose Ash could not start: ${message}\n`)
  if (!(error instanceof PlainError) && cause instanceof Error) process.stderr.write(`${cause.message}\n`)
  process.exitCode = 1
}

/** Resolves at the first Ctrl-C, SIGTERM, SIGHUP or end of the package manager; a second one kills all processes at once. */
function askedToStop(atOnce: () => void): { signal: AbortSignal; promise: Promise<void> } {
  const controller = new AbortController()
  const { promise, resolve } = Promise.withResolvers<void>()
  const ask = () => {
    if (controller.signal.aborted) return atOnce()
    controller.abort(new Error('asked to stop'))
    resolve()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask)
  if (isPackageScript()) onParentGone(() => controller.signal.aborted || ask())
  return { signal: controller.signal, promise }
}
