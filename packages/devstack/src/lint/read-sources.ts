import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { REPO_ROOT } from '../repo-root.ts'

export interface Source {
  /** Relative to the repository's root. */
  readonly path: string
  readonly text: string
}

const LIST = ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts']

/** Every TypeScript file that git tracks or does not ignore; deleted files are left out. */
export function readSources(): Source[] {
  const paths = execFileSync('git', LIST, { cwd: REPO_ROOT, encoding: 'utf8', maxBuffer: 1 << 26 }).split('\n')
  return [...new Set(paths)]
    .filter((path) => path && existsSync(join(REPO_ROOT, path)))
    .map((path) => ({ path, text: readFileSync(join(REPO_ROOT, path), 'utf8') }))
}
