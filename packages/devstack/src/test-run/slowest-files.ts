import type { FileTime } from './run-jest.ts'

const SHOWN = 10

/** The files that took longest, one line each, the slowest first; empty when there were none. */
export function slowestFiles(times: readonly FileTime[]): string {
  const slowest = times.toSorted((a, b) => b.seconds - a.seconds).slice(0, SHOWN)
  return slowest.map(({ file, seconds }) => `${seconds.toFixed(1).padStart(7)} s  ${file}\n`).join('')
}
