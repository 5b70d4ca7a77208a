import { globSync } from 'node:fs'
import { REPO_ROOT } from '../repo-root.ts'
import { findChromium } from './find-chromium.ts'
import { type JestOutcome, runJest } from './run-jest.ts'
import { NOTHING, type Tally } from './tally.ts'

interface JourneyRun {
  readonly patterns: readonly string[]
  readonly folder: string
  readonly signal: AbortSignal
}

/** Runs the journeys in a real browser, one after another. Without a browser they are skipped, with a message. */
export async function runJourneys({ patterns, folder, signal }: JourneyRun): Promise<Tally | JestOutcome> {
  const journeys = globSync('tests/journeys/**/*.journey.ts', { cwd: REPO_ROOT })
  const wanted = journeys.filter((path) => patterns.length === 0 || patterns.some((pattern) => path.includes(pattern)))
  if (wanted.length === 0) return NOTHING
  const chromium = await findChromium()
  if (!chromium) return skip(wanted.length)
  return runJest({
    config: 'tests/jest.journeys.config.js',
    args: wanted,
    env: { CHROMIUM_PATH: chromium, ROSE_TEST_SERVERS: folder },
    folder,
    signal,
  })
}

function skip(count: number): Tally {
  console.log(
    'journeys skipped: there is no Chromium and it cannot be installed; install chromium or set CHROMIUM_PATH',
  )
  return { ...NOTHING, skipped: count }
}
