import type { FileOutcome } from './run-jest.ts'

const SHOWN = 10

/** The files that took longest, one line each, the slowest first; empty when there were none. */
export function slowestFiles(files: readonly Pick<FileOutcome, 'file' | 'seconds'>[]): string {
  const slowest = files.toSorted((a, b) => b.seconds - a.seconds).slice(0, SHOWN)
  return slowest.map(({ file, seconds }) => `${seconds.toFixed(1).padStart(7)} s  ${file}\n`).join('')
}
