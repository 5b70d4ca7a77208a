import { spawnSync } from 'node:child_process'

/** The paths in which this checkout, with what is not committed, differs from a commit; undefined when git does not know it. */
export function changedFiles(since: string): readonly string[] | undefined {
  if (git('rev-parse', '--verify', '--quiet', '--end-of-options', `${since}^{commit}`) === undefined) return undefined
  const differ = git('diff', '--name-only', '--no-renames', '-z', since, '--') ?? ''
  const added = git('ls-files', '--others', '--exclude-standard', '--full-name', '-z') ?? ''
  return [...differ.split('\0'), ...added.split('\0')].filter(Boolean)
}

function git(...args: readonly string[]): string | undefined {
  const { status, stdout } = spawnSync('git', args, { encoding: 'utf8', maxBuffer: 1 << 28 })
  return status === 0 ? stdout : undefined
}
