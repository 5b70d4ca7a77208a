import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findBreaches } from '../src/lint/house-rules.ts'
import { REPO_ROOT } from '../src/repo-root.ts'

const SOURCES = ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts']

const files = execFileSync('git', SOURCES, { cwd: REPO_ROOT, encoding: 'utf8', maxBuffer: 1 << 26 }).split('\n')
const breaches = files.filter(Boolean).flatMap((path) => findBreaches(path, read(path)))

for (const breach of breaches) console.error(breach)
if (breaches.length > 0) process.exitCode = 1

/** A file that was removed but not yet committed is still listed. */
function read(path: string): string {
  try {
    return readFileSync(join(REPO_ROOT, path), 'utf8')
  } catch {
    return ''
  }
}
