import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { APP_NAMES } from '@rose-ash/shared/config/app-name'
import { Command } from 'commander'
import { parse } from 'yaml'
import { registerConfigCheck } from '../src/commands/config-check.ts'

const REPO_ROOT = fileURLToPath(new URL('../../..', import.meta.url))
const LONG = 'a-secret-of-many-more-than-32-characters-'
const SECRETS = ['INTERNAL_SECRET', 'SESSION_SECRET', ...APP_NAMES.map((app) => `${app.toUpperCase()}_CLIENT_SECRET`)]
const HOUSE: Readonly<Record<string, string>> = {
  REGISTRY: 'registry.example/rose-ash',
  ROSE_PUBLIC_URL: 'https://rose.example',
  MAIL_FROM: 'Rose Ash <hello@rose.example>',
  SMTP_URL: 'smtp://mail.example:587',
  SUMUP_API_KEY: 'sup_sk_0123456789',
  SUMUP_MERCHANT_CODE: 'MCODE',
  POSTGRES_PASSWORD: 'secret',
  BACKUP_RECIPIENT: 'age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p',
  ...Object.fromEntries(SECRETS.map((name) => [name, `${LONG}${name}`])),
}

interface Service {
  readonly environment?: Readonly<Record<string, string>>
  readonly deploy: { readonly replicas?: number; readonly resources: { readonly limits: { readonly memory: string } } }
}

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rose-stack-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const quoted = (value: string) => `'${value.replaceAll("'", `'\\''`)}'`

function envFile(settings: Readonly<Record<string, string>>): string {
  const file = join(folder, '.env')
  writeFileSync(
    file,
    Object.entries(settings)
      .map(([name, value]) => `export ${name}=${quoted(value)}\n`)
      .join(''),
  )
  return file
}

/** What Docker makes of the stack file after `source .env`; undefined, and said, where there is no docker client. */
function dockerStackConfig(env: string): { services: Record<string, Service> } | undefined {
  if (spawnSync('docker', ['stack', 'config', '--help']).status !== 0) {
    process.stderr.write('No docker client here: what Docker makes of the stack file was not compared.\n')
    return undefined
  }
  const { status, stdout, stderr } = spawnSync(
    'sh',
    ['-c', `. ${env} && exec docker stack config -c docker-stack.yml`],
    {
      cwd: REPO_ROOT,
      env: { PATH: process.env.PATH } as NodeJS.ProcessEnv,
      encoding: 'utf8',
    },
  )
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  return parse(stdout)
}

interface Checked {
  readonly ok: boolean
  readonly problems: readonly string[]
  readonly environments: Readonly<Record<string, Readonly<Record<string, string>>>>
}

async function configCheck(env: string): Promise<Checked> {
  const written: string[] = []
  const spy = jest.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0)
  const program = new Command()
  registerConfigCheck(program)
  try {
    await program.parseAsync(['config', 'check', '--stack', '--env', env, '--json'], { from: 'user' })
  } finally {
    spy.mockRestore()
    process.exitCode = undefined
  }
  return JSON.parse(written.join(''))
}

const MANY_SIGNS = [
  'a"b\'c"',
  'dol$lar ${HOME} $$ `id`',
  'at@host:1/x?y',
  'hash #41 %41',
  ' two  words ',
  'Größe ⚘ \\n',
]

test.each(MANY_SIGNS)(
  '%j reaches the containers as it is in .env, and rose config check reads the same',
  async (signs) => {
    const env = envFile({
      ...HOUSE,
      MAIL_FROM: signs,
      SUMUP_MERCHANT_CODE: `M${signs}`,
      POSTGRES_PASSWORD: signs,
      SESSION_SECRET: `${LONG}${signs}`,
    })
    const checked = await configCheck(env)
    expect(checked.problems).toEqual([])
    expect(checked.environments.cart).toMatchObject({ MAIL_FROM: signs, SUMUP_MERCHANT_CODE: `M${signs}` })
    const docker = dockerStackConfig(env)
    if (docker) expect(environmentsOf(docker.services)).toEqual(checked.environments)
  },
)

test.each([
  ['on a small server', {}, 0],
  ['with workers of their own', { ROLE: 'web', WORKERS: '2' }, 2],
  [
    'with a database and Redis elsewhere',
    { DATABASE_URL: 'postgres://rose@db.example/rose', REDIS_URL: 'rediss://cache.example' },
    0,
  ],
])('the stack %s is what Docker takes', async (_name, added, workers) => {
  const env = envFile({ ...HOUSE, ...added })
  const checked = await configCheck(env)
  expect(checked.problems).toEqual([])
  const docker = dockerStackConfig(env)
  if (!docker) return
  expect(environmentsOf(docker.services)).toEqual(checked.environments)
  expect(APP_NAMES.map((app) => docker.services[`${app}-worker`]?.deploy.replicas)).toEqual(
    APP_NAMES.map(() => workers),
  )
})

test('all that runs on a small server has room in 4 GB', async () => {
  const docker = dockerStackConfig(envFile(HOUSE))
  if (!docker) return
  const bytes = Object.values(docker.services).map(
    ({ deploy }) => (deploy.replicas ?? 1) * Number(deploy.resources.limits.memory),
  )
  expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThan(3.8 * 2 ** 30)
})

test('rose config check names what a container would refuse, and the container', async () => {
  const { SUMUP_API_KEY: _key, ...rest } = HOUSE
  const { ok, problems } = await configCheck(envFile({ ...rest, SESSION_SECRET: 'short' }))
  expect(ok).toBe(false)
  expect(problems.filter((problem) => problem.startsWith('cart:'))).toEqual([
    'cart: SESSION_SECRET: needs at least 32 characters; make one with: openssl rand -hex 32',
    'cart: SUMUP_API_KEY: Invalid input: expected string, received undefined',
  ])
})

test('.env.example with all its lines is read by a shell, and holds what the schemas accept', async () => {
  const example = readFileSync(join(REPO_ROOT, '.env.example'), 'utf8').replace(/^#(?=export )/gm, '')
  const file = join(folder, 'example')
  writeFileSync(file, example)
  const exported = execFileSync('sh', ['-euc', `. ${file}; env -0`], { encoding: 'utf8', env: {} as NodeJS.ProcessEnv })
  expect(exported).toContain('MAIL_FROM=Rose Ash Co-operative <hello@rose.example>\0')
  const filled = example.replace(/^export ([A-Z_]+)=''$/gm, (line, name) =>
    name in HOUSE ? `export ${name}=${quoted(HOUSE[name]!)}` : line,
  )
  writeFileSync(file, filled)
  expect((await configCheck(file)).problems).toEqual([])
})

function environmentsOf(services: Readonly<Record<string, Service>>) {
  return Object.fromEntries(Object.entries(services).map(([name, { environment = {} }]) => [name, environment]))
}
