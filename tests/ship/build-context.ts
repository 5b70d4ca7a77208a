import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, readFileSync } from 'node:fs'
import { join, matchesGlob } from 'node:path'
import { REPO_ROOT } from './repo-root.ts'

/** Copies what `docker build .` would be given of this checkout: what git knows or could, without what .dockerignore names. */
export function copyBuildContext(into: string): void {
  const ignored = readFileSync(join(REPO_ROOT, '.dockerignore'), 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
  const isIgnored = (path: string) =>
    ignored.some((pattern) => matchesGlob(path, pattern) || matchesGlob(path, `${pattern}/**`))
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: REPO_ROOT,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  })
  for (const path of listed.split('\n'))
    if (path && !isIgnored(path) && existsSync(join(REPO_ROOT, path))) cpSync(join(REPO_ROOT, path), join(into, path))
}
