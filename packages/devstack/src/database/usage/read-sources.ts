import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { REPO_ROOT } from '../../repo-root.ts'

export interface Source {
  readonly path: string
  /** The text without comments and constraints. */
  readonly text: string
  /** Paths of the files of this repository that it imports. */
  readonly imports: readonly string[]
}

const PRODUCTION = ['apps/*/src/**/*.ts', 'packages/*/src/**/*.ts', 'packages/*/bin/*.ts', 'prisma/sql/*.sql']
const NOT_PRODUCTION = /\/generated\/|\/node_modules\/|\.test\.ts$|\/testing\/|\/tests\/|^packages\/devstack\//

/** The code that runs in production, including triggers, without tests, the generated client and development tools. */
export function readProductionSources(): Source[] {
  return readSources(PRODUCTION).filter(({ path }) => !NOT_PRODUCTION.test(path))
}

/** The programs that fill the demo database. */
export function readSeedSources(): Source[] {
  return readSources(['prisma/seed/**/*.ts']).filter(({ path }) => !path.endsWith('.test.ts'))
}

function readSources(patterns: string[]): Source[] {
  return globSync(patterns, { cwd: REPO_ROOT }).map((path) => {
    const text = readFileSync(join(REPO_ROOT, path), 'utf8')
    return { path, text: withoutSilentParts(text), imports: importsOf(path, text) }
  })
}

/** Removes CHECKs and indexes, which name columns without reading or writing them. */
function withoutSilentParts(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|\s)(\/\/|--).*$/gm, '')
    .replace(/^(ALTER TABLE|CREATE (UNIQUE )?INDEX)[^;]*;/gm, '')
}

function importsOf(path: string, text: string): string[] {
  return [...text.matchAll(/from '([^']+)'/g)].flatMap(([, name = '']) => {
    if (name.startsWith('.')) return normalize(join(dirname(path), name))
    const own = name.match(/^@rose-ash\/([^/]+)\/(.+)$/)
    return own ? `packages/${own[1]}/src/${own[2]}.ts` : []
  })
}
