import { execFileSync } from 'node:child_process'

/** The bytes of all files below a folder. */
export function sizeOf(folder: string): number {
  return Number.parseInt(execFileSync('du', ['--summarize', '--bytes', folder], { encoding: 'utf8' }), 10)
}
