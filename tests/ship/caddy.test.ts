import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { freePort } from '@rose-ash/devstack/free-port'
import { APP_NAMES } from '@rose-ash/shared/config/app-name'
import { waitUntil } from '@rose-ash/shared/testing/wait-until'
import { request } from 'undici'
import { REPO_ROOT } from './repo-root.ts'

const hasCaddy = spawnSync('caddy', ['version']).status === 0
const folder = mkdtempSync(join(tmpdir(), 'rose-caddy-'))
const seen: IncomingHttpHeaders[] = []
const behind = createServer((req, res) => {
  seen.push(req.headers)
  res.setHeader('content-type', 'text/html').end('<p>a page that is long enough to be worth packing</p>'.repeat(100))
})
let caddy: ChildProcess | undefined
let port: number

beforeAll(async () => {
  if (!hasCaddy) return void process.stderr.write('No caddy here: the rules of the Caddyfile were not tried.\n')
  port = await freePort()
  await new Promise<void>((resolve) => behind.listen(0, '127.0.0.1', resolve))
  // The same rules without certificates, with one server in the place of all six.
  const rules = readFileSync(join(REPO_ROOT, 'Caddyfile'), 'utf8')
    .replaceAll(/dynamic a \w+ 3000/g, `to 127.0.0.1:${(behind.address() as AddressInfo).port}`)
    .replaceAll(/^((?:\w+\.)?\{\$ROSE_DOMAIN\}) \{$/gm, `http://$1:${port} {`)
  writeFileSync(join(folder, 'Caddyfile'), `{\n\tadmin off\n\tauto_https off\n}\n${rules}`)
  caddy = spawn('caddy', ['run', '--config', join(folder, 'Caddyfile')], {
    stdio: 'ignore',
    env: { PATH: process.env.PATH, HOME: folder, ROSE_DOMAIN: 'rose.example' } as NodeJS.ProcessEnv,
  })
  await waitUntil('caddy', async () => (await ask('blog.rose.example', '/').catch(() => undefined))?.status === 200)
})
afterAll(() => {
  caddy?.kill()
  behind.close()
  rmSync(folder, { recursive: true })
})

async function ask(host: string, path: string, headers: Record<string, string> = {}) {
  const answer = await request(`http://127.0.0.1:${port}${path}`, { headers: { host, ...headers } })
  await answer.body.dump()
  return { status: answer.statusCode, headers: answer.headers }
}

test.each(APP_NAMES)('%s is shown, packed and for https only; what the services ask each other is not', async (app) => {
  if (!hasCaddy) return
  const host = `${app}.rose.example`
  const page = await ask(host, '/a', { 'accept-encoding': 'zstd, gzip' })
  expect(page).toMatchObject({
    status: 200,
    headers: { 'content-encoding': 'zstd', 'strict-transport-security': expect.stringContaining('max-age=31536000') },
  })
  const inside = [
    '/internal/fragments/cart/badge',
    '/internal',
    '/metrics',
    '/readyz',
    '/healthz',
    '//internal/x',
    '/a/../metrics',
    '/%69nternal/x',
  ]
  const answers = await Promise.all(inside.map(async (path) => [path, (await ask(host, path)).status]))
  expect(answers).toEqual(inside.map((path) => [path, 404]))
})

test('a client does not say from where it comes, nor to which host', async () => {
  if (!hasCaddy) return
  await ask('market.rose.example', '/', {
    'x-forwarded-for': '203.0.113.9',
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'gopher',
  })
  const { host, 'x-forwarded-for': address, 'x-forwarded-host': asked, 'x-forwarded-proto': scheme } = seen.at(-1)!
  expect({ host, address, asked, scheme }).toEqual({
    host: 'market.rose.example',
    address: '127.0.0.1',
    asked: 'market.rose.example',
    scheme: 'http',
  })
})

test('the bare domain leads people to the blog, and servers to the hub', async () => {
  if (!hasCaddy) return
  expect(await ask('rose.example', '/about?a=1')).toMatchObject({
    status: 308,
    headers: { location: 'https://blog.rose.example/about?a=1' },
  })
  const finger = await ask('rose.example', '/.well-known/webfinger?resource=acct:coop@rose.example')
  expect(finger.headers.location).toBe(
    'https://federation.rose.example/.well-known/webfinger?resource=acct:coop@rose.example',
  )
})
