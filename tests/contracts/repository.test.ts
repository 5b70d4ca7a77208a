import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'
import { APP_NAMES } from '@rose-ash/shared/config/app-name'
import { parse } from 'yaml'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const FILES = tracked()
const PACKAGES = FILES.filter((path) =>
  /^(apps|packages)\/[^/]+\/package\.json$|^(prisma|tests)\/package\.json$/.test(path),
)

test.each(APP_NAMES)('%s has its three doors, its assembly and its page of explanation', (app) => {
  const missing = [
    'src/web.ts',
    'src/worker.ts',
    'src/deliveries.ts',
    'src/app.ts',
    'src/config.ts',
    'src/context.ts',
    'README.md',
  ].filter((path) => !existsSync(join(ROOT, 'apps', app, path)))
  expect(missing).toEqual([])
})

test.each(APP_NAMES)('%s has only rooms with the names that every app gives them', (app) => {
  const wings = app === 'federation' ? ['sign-on', 'hub'] : []
  const rooms = [
    'http',
    'views',
    'texts',
    'services',
    'jobs',
    'reactions',
    'deliveries',
    'flows',
    'metrics',
    'browser',
    'oidc',
    'seed',
  ]
  const files = ['web.ts', 'worker.ts', 'deliveries.ts', 'app.ts', 'config.ts', 'context.ts']
  const entries = new Set(
    FILES.filter((path) => path.startsWith(`apps/${app}/src/`)).map((path) => {
      const [room = '', inWing = ''] = path.split('/').slice(3)
      return wings.includes(room) ? inWing : room
    }),
  )
  expect([...entries].filter((name) => !rooms.includes(name) && !files.includes(name) && !isTest(name))).toEqual([])
})

test.each(APP_NAMES)('the README of %s says what it owns, shows, lends, runs and reads', (app) => {
  const headings = read(`apps/${app}/README.md`).match(/(?<=^(## |\*\*))[A-Z][a-z ]+/gm) ?? []
  expect(headings).toEqual(expect.arrayContaining(['Owns', 'Pages', 'Fragments', 'Jobs and flows', 'Environment']))
})

test('every version is pinned exactly, once, in the catalog', () => {
  const { catalog } = parse(read('pnpm-workspace.yaml')) as { catalog: Record<string, string> }
  const loose = Object.entries(catalog).filter(([, version]) => !/^\d+\.\d+\.\d+[-.\w]*$/.test(version))
  const elsewhere = [...PACKAGES, 'package.json'].flatMap((path) =>
    dependencies(path).filter(([, version]) => !/^(catalog:|workspace:\*)$/.test(version)),
  )
  expect({ loose, elsewhere }).toEqual({ loose: [], elsewhere: [] })
})

test('the catalog names nothing that no package uses', () => {
  const { catalog } = parse(read('pnpm-workspace.yaml')) as { catalog: Record<string, string> }
  const used = new Set([...PACKAGES, 'package.json'].flatMap((path) => dependencies(path).map(([name]) => name)))
  expect(Object.keys(catalog).filter((name) => !used.has(name))).toEqual([])
})

test('the lockfile holds no download addresses', () => {
  expect(read('pnpm-lock.yaml')).not.toMatch(/https?:\/\/|tarball:/)
})

test('documents and sources name no folder of the machine they were written on', () => {
  const text = FILES.filter((path) => /\.(md|ts|js|json|ya?ml|sql|hbs|css|sh)$|(^|\/)(run|Dockerfile)$/.test(path))
  const local = /(?<![\w.-])\/(home\/\w|root\/|Users\/\w|work\/)/
  expect(text.filter((path) => !path.includes('contracts/') && local.test(read(path)))).toEqual([])
})

test('files that are made are not kept in git', () => {
  expect(FILES.filter((path) => /(^|\/)(node_modules|dist|generated|\.rose|\.turbo)\//.test(path))).toEqual([])
})

test('scripts that every checkout relies on can be run', () => {
  const modes = execFileSync('git', ['ls-files', '--stage', '.ci/run'], { cwd: ROOT, encoding: 'utf8' })
  expect(modes).toMatch(/^100755 /)
})

function tracked(): string[] {
  const listed = execFileSync('git', ['ls-files'], { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 26 })
  return listed.split('\n').filter((path) => path && existsSync(join(ROOT, path)))
}

function read(path: string): string {
  return existsSync(join(ROOT, path)) ? readFileSync(join(ROOT, path), 'utf8') : ''
}

function dependencies(path: string): [string, string][] {
  const { dependencies = {}, devDependencies = {} } = JSON.parse(read(path)) as Record<string, Record<string, string>>
  return Object.entries({ ...dependencies, ...devDependencies })
}

function isTest(name: string): boolean {
  return name.endsWith('.test.ts')
}

test('every file that a page of explanation names is there', () => {
  const pages = FILES.filter((path) =>
    /^(docs\/(?!adr\/).*|README|(apps|packages)\/[^/]+\/README)\.md$|README\.md$/.test(path),
  )
  const missing = pages.flatMap((page) =>
    [...read(page).matchAll(/`((?:apps|packages|prisma|tests|docs|_config)\/[\w./-]+)`/g)]
      .map(([, path = '']) => path)
      .filter((path) => !existsSync(join(ROOT, path)) && !existsSync(join(ROOT, page, '..', path)))
      .map((path) => `${page} names ${path}`),
  )
  expect(missing).toEqual([])
})
