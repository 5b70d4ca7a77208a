import { execFileSync, spawnSync } from 'node:child_process'
import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
const ALL = ['blog', 'market', 'events', 'federation', 'cart', 'account', 'kernel']

/** Stands for Docker: writes down what it is told, and answers from the files of its state. */
const DOCKER = `#!/bin/sh
state=$(dirname "$0")/../state
echo "$*" >> "$state/told"
case "$*" in
  "manifest inspect "*) grep -qx "$3" "$state/registry" ;;
  *"{{.Spec."*) cat "$state/runs-$5" ;;
  *"{{if .UpdateStatus"*) cat "$state/update" ;;
  "service ls "*) echo "\${4#name=} 1/1" ;;
  "secret inspect "*) exit 1 ;;
  "config create "*) mkdir "$state/lock" ;;
  "config rm "*) rmdir "$state/lock" ;;
  "stack deploy "*) env | grep '_TAG=' | sort > "$state/tags" ;;
esac
`

let house: string
let home: string
const state = (name: string) => join(home, 'state', name)
const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {
    cwd: house,
    encoding: 'utf8',
  }).trim()

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'rose-deploy-'))
  house = join(home, 'house')
  for (const folder of ['bin', 'house/_config', 'house/apps/blog', 'house/docs'])
    mkdirSync(join(home, folder), { recursive: true })
  writeFileSync(join(home, 'bin/docker'), DOCKER)
  // As on a busy machine: Docker has ended before a pipe to it is written.
  writeFileSync(join(home, 'bin/date'), `#!/bin/sh\nsleep 0.2\nexec /bin/date "$@"\n`)
  for (const name of ['docker', 'date']) chmodSync(join(home, 'bin', name), 0o755)
  for (const file of ['deploy.sh', 'docker-stack.yml', '.gitignore', '_config/app-config.yaml'])
    copyFileSync(join(ROOT, file), join(house, file))
  appendFileSync(join(house, '.gitignore'), '/packages\n/node_modules\n')
  for (const folder of ['packages', 'node_modules']) symlinkSync(join(ROOT, folder), join(house, folder))
  git('init', '--quiet')
})
afterAll(() => rmSync(home, { recursive: true }))

beforeEach(() => {
  rmSync(join(home, 'state'), { recursive: true, force: true })
  mkdirSync(join(home, 'state'))
  for (const [name, content] of [
    ['told', ''],
    ['registry', ''],
    ['update', 'completed\n'],
  ] as const)
    writeFileSync(state(name), content)
  commit('README.md')
})

/** A commit that changes a file; returns the tag of its images. */
function commit(path: string): string {
  appendFileSync(join(house, path), '\n# changed\n')
  git('add', '--all')
  git('commit', '--quiet', '--message', path)
  return git('rev-parse', '--short=12', 'HEAD')
}

function runs(tag: string): void {
  for (const app of ALL) writeFileSync(state(`runs-coop_${app}`), `registry.example/${app}:${tag}@sha256:0123\n`)
}

function deploy(...args: string[]) {
  const { status, stdout, stderr } = spawnSync('bash', ['deploy.sh', ...args], {
    cwd: house,
    encoding: 'utf8',
    env: {
      HOME: home,
      PATH: `${home}/bin:${process.env.PATH}`,
      REGISTRY: 'registry.example',
      SESSION_SECRET: 'one',
    } as NodeJS.ProcessEnv,
  })
  const told = readFileSync(state('told'), 'utf8').split('\n')
  const built = told.flatMap((line) => line.match(/^build --build-arg APP=(\w+)/)?.[1] ?? [])
  return {
    status,
    said: stdout + stderr,
    told,
    built,
    tags: existsSync(state('tags')) ? readFileSync(state('tags'), 'utf8') : '',
  }
}

test('where nothing runs everything is built, pushed and rolled out, and the lock is given back', () => {
  const tag = git('rev-parse', '--short=12', 'HEAD')
  const { status, said, built, told, tags } = deploy()
  expect({ status, built }).toEqual({ status: 0, built: ALL })
  expect(told).toContain(`push registry.example/kernel:${tag}`)
  expect(tags).toContain(`BLOG_TAG=${tag}\n`)
  expect(said).toContain(`market: runs ${tag}`)
  expect(existsSync(state('lock'))).toBe(false)
})

test('what git says has changed is built, the rest runs as it was', () => {
  runs(git('rev-parse', '--short=12', 'HEAD'))
  const before = git('rev-parse', '--short=12', 'HEAD')
  const tag = commit('apps/blog/app.ts')
  const { status, built, tags } = deploy()
  expect({ status, built }).toEqual({ status: 0, built: ['blog'] })
  expect(tags).toContain(`BLOG_TAG=${tag}\n`)
  expect(tags).toContain(`CART_TAG=${before}\n`)
})

test('a changed stack file concerns all; an image that CI has pushed is not built again', () => {
  runs(git('rev-parse', '--short=12', 'HEAD'))
  const tag = commit('docker-stack.yml')
  writeFileSync(state('registry'), `registry.example/blog:${tag}\n`)
  const { built, said } = deploy()
  expect(built).toEqual(ALL.slice(1))
  expect(said).toContain(`blog: ${tag} is built`)
})

test('the apps that are named are deployed, and no others', () => {
  expect(deploy('market', 'cart').built).toEqual(['market', 'cart'])
  expect(deploy('shop')).toMatchObject({ status: 2, said: expect.stringContaining('no app named shop') })
})

test('a dry run says what it would do and changes nothing', () => {
  const { status, said, told } = deploy('--all', '--dry-run')
  expect(status).toBe(0)
  expect(said).toContain('would run: docker build --build-arg APP=blog')
  expect(told.filter((line) => /^(build|push|stack|config)/.test(line))).toEqual([])
})

test('what is not committed is refused, or built under a tag that says so', () => {
  writeFileSync(join(house, 'draft.txt'), 'draft')
  expect(deploy('blog')).toMatchObject({ status: 1, built: [], said: expect.stringContaining('not committed') })
  const { built, tags } = deploy('blog', '--dirty')
  expect(built).toEqual(['blog'])
  expect(tags).toMatch(/^BLOG_TAG=\w{12}-dirty-\d{14}$/m)
})

test('two people do not deploy at once, and the second does not take the lock away', () => {
  mkdirSync(state('lock'))
  expect(deploy('blog')).toMatchObject({ status: 1, built: [], said: expect.stringContaining('somebody else deploys') })
  expect(existsSync(state('lock'))).toBe(true)
})

test('an update that Docker rolls back is said, and the command fails', () => {
  writeFileSync(state('update'), 'rollback_completed\n')
  runs('0123456789ab')
  expect(deploy('blog')).toMatchObject({
    status: 1,
    said: expect.stringContaining('blog: did not become healthy; it runs 0123456789ab'),
  })
})

test('a rollback takes the version before, workers too', () => {
  runs('0123456789ab')
  const { told, said } = deploy('--rollback', 'blog')
  expect(told.filter((line) => line.startsWith('service rollback'))).toEqual([
    'service rollback coop_blog',
    'service rollback coop_blog-worker',
  ])
  expect(said).toContain('blog: runs 0123456789ab')
})

test('a secret that .env does not say is named before anything is deployed', () => {
  expect(deploy('--secrets')).toMatchObject({
    status: 1,
    said: expect.stringContaining('POSTGRES_PASSWORD is not set'),
  })
})

test('for the one process of a small server the house and the backups’ image are built, whatever app has changed', () => {
  for (const app of ['house', 'kernel'])
    writeFileSync(state(`runs-coop_${app}`), `registry.example/${app}:${git('rev-parse', '--short=12', 'HEAD')}\n`)
  writeFileSync(join(house, '.env'), "export HOUSE='1'\n")
  try {
    commit('docs/one.md')
    expect(deploy().built).toEqual([])
    const tag = commit('apps/blog/app.ts')
    const { status, built, tags } = deploy()
    expect({ status, built }).toEqual({ status: 0, built: ['house'] })
    expect(tags).toContain(`HOUSE_TAG=${tag}\n`)
    expect(deploy('--all', '--dry-run').said).toMatch(/APP=house [\s\S]*APP=kernel /)
  } finally {
    rmSync(join(house, '.env'))
  }
})
