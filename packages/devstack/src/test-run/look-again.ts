import type { FileOutcome, JestOutcome, JestRun } from './run-jest.ts'
import { sumTallies } from './tally.ts'

/** With more failed files than this the change is at fault, not the machine. */
const AT_MOST = 4

/**
 * Runs the few files that failed once more, by themselves, and returns the outcome with what they came to then. A file that fails only
 * beside others is a fault of the file or of the product: it is named in the output, and to be mended.
 */
export async function lookAgain(
  outcome: JestOutcome,
  runJest: (run: JestRun) => Promise<JestOutcome>,
): Promise<JestOutcome> {
  const failed = outcome.files.filter((file) => file.failed > 0)
  if (failed.length === 0 || failed.length > AT_MOST || outcome.run.signal.aborted) return outcome
  console.log(`\nA second look, by themselves, at what failed:\n${failed.map(({ file }) => `  ${file}\n`).join('')}`)
  const again = await runJest({
    ...outcome.run,
    args: ['--runInBand', '--runTestsByPath', ...failed.map(({ file }) => file)],
  })
  if (again.files.length !== failed.length) return outcome
  for (const { file } of again.files.filter((one) => one.failed === 0))
    console.log(`${file} failed beside the others and passed by itself: mend it, or what it tests.`)
  return withFiles(outcome, again.files)
}

function withFiles(outcome: JestOutcome, again: readonly FileOutcome[]): JestOutcome {
  const before = again.map(({ file }) => outcome.files.find((one) => one.file === file)!)
  const files = [...outcome.files.filter((file) => !before.includes(file)), ...again]
  return { ...outcome, ...sumTallies(files), files }
}
