import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createServer as createTcpServer } from 'node:net'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { baseEnvSchema } from '@rose-ash/shared/config/base-config'
import { parseEnv } from '@rose-ash/shared/config/parse-env'
import { testEnvironment } from '@rose-ash/shared/testing/test-environment'
import { checkBackChannel } from '../src/doctor/check-back-channel.ts'
import { checkClocks } from '../src/doctor/check-clocks.ts'
import { checkCookies, cookieProblem } from '../src/doctor/check-cookies.ts'
import { checkFormAction } from '../src/doctor/check-form-action.ts'
import { checkHosts } from '../src/doctor/check-hosts.ts'
import { checkMailDelivery } from '../src/doctor/check-mail-delivery.ts'
import { checkProxy } from '../src/doctor/check-proxy.ts'
import { checkSecrets } from '../src/doctor/check-secrets.ts'
import type { Check } from '../src/doctor/finding.ts'
import type { CliConfig } from '../src/load-config.ts'

type Handler = (req: IncomingMessage, res: ServerResponse) => void

/** One server that stands for the proxy and all six apps; each case says how it behaves. */
let behave: Handler
const server = createServer((req, res) => behave(req, res))
let config: CliConfig
let base: Record<string, string | undefined>

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const services = ['BLOG', 'MARKET', 'EVENTS', 'FEDERATION', 'CART', 'ACCOUNT', 'KERNEL']
  base = await testEnvironment({
    ROSE_PUBLIC_URL: `http://rose.localhost:${port}`,
    ...Object.fromEntries(services.map((name) => [`${name}_INTERNAL_URL`, `http://127.0.0.1:${port}`])),
  })
  config = parseEnv(baseEnvSchema, base)
})
afterAll(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

/** As a well-kept house answers. */
const healthy: Handler = (req, res) => {
  const origin = (app: string) => `http://${app}.${new URL(config.ROSE_PUBLIC_URL).host}`
  const all = ['blog', 'market', 'events', 'federation', 'cart', 'account'].map(origin).join(' ')
  const host = req.headers.host ?? ''
  if (!/rose\.localhost|127\.0\.0\.1/.test(host)) return void res.writeHead(421).end()
  if (req.headers['x-forwarded-host'] === 'evil.example' && host.startsWith('127.'))
    return void res.writeHead(421).end()
  res.setHeader('Content-Security-Policy', `default-src 'self'; form-action 'self' ${all}`)
  if (req.url?.startsWith('/auth/backchannel-logout'))
    return void res.writeHead(400).end(JSON.stringify({ error: 'invalid_request' }))
  if (req.url?.startsWith('/auth/login')) res.setHeader('Set-Cookie', 'rose_flow_x=1; Path=/; HttpOnly; SameSite=Lax')
  if (req.url?.startsWith('/internal') || req.url === '/metrics') return void res.writeHead(404).end()
  res.end(JSON.stringify({ issuer: origin('federation') }))
}

const CHECKS: Readonly<Record<string, Check>> = {
  checkProxy,
  checkHosts,
  checkCookies,
  checkFormAction,
  checkClocks,
  checkBackChannel,
  checkSecrets,
}

test.each(Object.entries(CHECKS))('%s has nothing to say about a well-kept house', async (_name, check) => {
  behave = healthy
  expect((await check(config)).filter(({ ok }) => !ok)).toEqual([])
})

/** What is usually wrong, the check that has to find it, and a word of what it says. */
const WRONG: readonly (readonly [string, string, Handler, RegExp])[] = [
  ['a proxy that leads nowhere', 'checkProxy', (_req, res) => void res.writeHead(502).end(), /discovery answers 502/],
  [
    'a proxy that passes on forwarded hosts',
    'checkProxy',
    (req, res) => (req.headers['x-forwarded-host'] ? void res.writeHead(421).end() : healthy(req, res)),
    /X-Forwarded-Host reaches the apps/,
  ],
  [
    'discovery that follows forwarded headers',
    'checkProxy',
    (req, res) => void res.end(JSON.stringify({ issuer: `http://${req.headers['x-forwarded-host']}` })),
    /followed/,
  ],
  [
    'an app that answers to every name',
    'checkHosts',
    (req, res) => void res.end(`hello ${req.headers.host}`),
    /a foreign host is answered with 200/,
  ],
  [
    'fragments at the public address',
    'checkHosts',
    (req, res) => (req.url?.startsWith('/internal') ? void res.end('<nav>') : healthy(req, res)),
    /answered at the public address/,
  ],
  ['a sign-in without a cookie', 'checkCookies', (_req, res) => void res.writeHead(503).end(), /sets none/],
  [
    'a cookie that scripts can read',
    'checkCookies',
    (_req, res) => void res.setHeader('Set-Cookie', 'a=1; SameSite=Lax').end(),
    /can be read by scripts/,
  ],
  [
    'a cookie that other sites send',
    'checkCookies',
    (_req, res) => void res.setHeader('Set-Cookie', 'a=1; HttpOnly; SameSite=None').end(),
    /sent by other sites/,
  ],
  [
    'a narrow form-action',
    'checkFormAction',
    (_req, res) => void res.setHeader('Content-Security-Policy', "form-action 'self'").end(),
    /form-action does not list/,
  ],
  [
    'a second policy from a proxy',
    'checkFormAction',
    (req, res) => {
      res.setHeader('X-From', 'proxy')
      const setHeader = res.setHeader.bind(res)
      res.setHeader = (name, value) =>
        setHeader(name, name === 'Content-Security-Policy' ? `${value}, form-action 'self'` : value)
      healthy(req, res)
    },
    /form-action does not list/,
  ],
  [
    'a clock that is late',
    'checkClocks',
    (_req, res) => void res.setHeader('Date', new Date(Date.now() - 90_000).toUTCString()).end(),
    /\d+ s away from ours/,
  ],
  ['a back channel behind a login', 'checkBackChannel', (_req, res) => void res.writeHead(401).end(), /answers 401/],
  [
    'a back channel refused by something else',
    'checkBackChannel',
    (_req, res) => void res.writeHead(400).end('<h1>Bad Request</h1>'),
    /answers 400/,
  ],
]

test.each(WRONG)('%s is found, with advice', async (_what, check, handler, says) => {
  behave = handler
  const wrong = (await CHECKS[check]!(config)).filter(({ ok }) => !ok)
  expect(wrong.map(({ about }) => about).join('\n')).toMatch(says)
  expect(wrong.every(({ advice }) => advice)).toBe(true)
})

const BLOG_SECRET = 'client-secret-of-blog-0123456789abcdef'

test.each([
  ['a client without a secret', { CART_CLIENT_SECRET: undefined }, /CART_CLIENT_SECRET not set/],
  [
    'a secret of two clients',
    { CART_CLIENT_SECRET: BLOG_SECRET },
    /BLOG_CLIENT_SECRET, CART_CLIENT_SECRET not the only/,
  ],
  ['a client secret that also seals', { SESSION_SECRET: BLOG_SECRET }, /BLOG_CLIENT_SECRET not the only/],
])('%s is found by its variable', async (_what, wrong, says) => {
  const [finding] = (await checkSecrets({ ...config, BLOG_CLIENT_SECRET: BLOG_SECRET, ...wrong })).filter(
    ({ ok }) => !ok,
  )
  expect(finding?.advice).toMatch(says)
})

test('a house from before each app had its own secret is in order', async () => {
  const { BLOG_CLIENT_SECRET, ...rest } = config
  const findings = await checkSecrets({ ...rest, OIDC_CLIENT_SECRET: 'one-secret-for-all-clients-0123456789' })
  expect(BLOG_CLIENT_SECRET).toBeDefined()
  expect(findings.filter(({ ok }) => !ok)).toEqual([])
})

test('on https a cookie that is not Secure, or not bound to its host, is found', () => {
  const cookies = ['a=1; HttpOnly; SameSite=Lax', 'a=1; HttpOnly; SameSite=Lax; Secure']
  expect(cookies.map((cookie) => cookieProblem(cookie, true))).toEqual([
    'a is not Secure',
    'a is not bound to its host',
  ])
})

test('a mail server that greets and takes nothing is found', async () => {
  const smtp = createTcpServer((socket) => {
    socket.write('220 hello\r\n')
    socket.on('data', () => socket.write('554 go away\r\n'))
    socket.on('error', () => {})
  })
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve))
  const { port } = smtp.address() as AddressInfo
  const findings = await checkMailDelivery({ ...config, SMTP_URL: `smtp://127.0.0.1:${port}` })
  smtp.close()
  expect(findings.find(({ about }) => about.startsWith('Mail login'))).toMatchObject({ ok: false })
  expect(findings.find(({ about }) => about.startsWith('Letters'))).toMatchObject({ ok: true })
})
