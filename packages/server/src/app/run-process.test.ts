import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect, createServer as createTcpServer } from 'node:net'
import { pipeline } from 'node:stream'
import { afterEach, expect, test } from '@jest/globals'
import { type Environment, testEnvironment } from '@rose-ash/shared/testing/test-environment'
import { request } from 'undici'

/** A door as an app has it, with one slow page. */
const DOOR = `
import { baseEnvSchema } from '@rose-ash/shared/config/base-config'
import { parseEnv } from '@rose-ash/shared/config/parse-env'
import { createServerContext } from '../context/server-context.ts'
import { createApp } from './create-app.ts'
import { runProcess } from './run-process.ts'

await runProcess({
  readConfig: () => parseEnv(baseEnvSchema, process.env),
  createContext: (config) => createServerContext('market', config, () => ({})),
  createApp: (ctx) => createApp(ctx, {
    routes: (app) => app.get('/slow', (_req, res) => { process.stderr.write('SLOW\\n'); setTimeout(() => res.send('done'), 600) }),
  }),
  deliveries: async () => ({ startDeliveries: async () => ({ stop: async () => { process.stderr.write('DELIVERIES STOPPED\\n') } }) }),
  worker: async () => ({ startWorker: async () => ({ stop: async () => { process.stderr.write('WORKER STOPPED\\n') } }) }),
})
`

let child: ChildProcess | undefined
afterEach(() => {
  child?.kill('SIGKILL')
})

async function start(env: Environment) {
  const started = spawn(process.execPath, ['--input-type=module-typescript', '-e', DOOR], {
    cwd: new URL('.', import.meta.url),
    env: { PATH: process.env.PATH, ...(await testEnvironment({ LOG_LEVEL: 'info', ...env })) } as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  child = started
  let output = ''
  for (const stream of [started.stdout!, started.stderr!]) stream.on('data', (chunk) => (output += chunk))
  const exited = once(started, 'exit').then(([code]) => code as number)
  const said = async (words: string) => {
    while (!output.includes(words)) await Promise.race([once(started.stdout!, 'data'), once(started.stderr!, 'data')])
  }
  return { child: started, exited, said, output: () => output }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  return port
}

const host = { host: 'market.rose.localhost:3000' }

test('SIGTERM lets the running request and the worker finish, then the process ends well', async () => {
  const port = await freePort()
  const service = await start({ PORT: String(port), ROLE: 'all' })
  await service.said('service started')
  const slow = request(`http://127.0.0.1:${port}/slow`, { headers: host })
  await service.said('SLOW')
  service.child.kill('SIGTERM')
  const answer = await slow
  expect([answer.statusCode, await answer.body.text()]).toEqual([200, 'done'])
  expect(await service.exited).toBe(0)
  expect(service.output()).toContain('WORKER STOPPED')
  expect(service.output()).toContain('DELIVERIES STOPPED')
})

test('a process in the role of deliveries delivers, serves its health and does nothing else', async () => {
  const port = await freePort()
  const service = await start({ PORT: String(port), ROLE: 'deliveries' })
  await service.said('service started')
  const ask = async (path: string) => (await request(`http://127.0.0.1:${port}${path}`, { headers: host })).statusCode
  expect([await ask('/readyz'), await ask('/slow')]).toEqual([200, 404])
  service.child.kill('SIGTERM')
  expect(await service.exited).toBe(0)
  expect(service.output()).toContain('DELIVERIES STOPPED')
  expect(service.output()).not.toContain('WORKER STOPPED')
})

test('a worker serves its health and nothing else', async () => {
  const port = await freePort()
  const service = await start({ PORT: String(port), ROLE: 'worker' })
  await service.said('service started')
  const ask = async (path: string) => (await request(`http://127.0.0.1:${port}${path}`, { headers: host })).statusCode
  expect([await ask('/readyz'), await ask('/slow')]).toEqual([200, 404])
  service.child.kill('SIGTERM')
  expect(await service.exited).toBe(0)
})

test('a process that starts before Redis waits for it', async () => {
  const { REDIS_URL } = await testEnvironment()
  const port = await freePort()
  const away = new URL(REDIS_URL!)
  const service = await start({ REDIS_URL: Object.assign(new URL(away), { hostname: '127.0.0.1', port }).href })
  await service.said('redis connection failed')
  expect(service.output()).not.toContain('service started')
  const arriving = createTcpServer((socket) => {
    const redis = connect(Number(away.port), away.hostname)
    pipeline(socket, redis, socket, () => undefined)
  }).listen(port, '127.0.0.1')
  await service.said('service started')
  service.child.kill('SIGTERM')
  expect(await service.exited).toBe(0)
  arriving.close()
})

test('a process that is told nonsense names every bad variable and does not start', async () => {
  const service = await start({ PORT: 'many', SESSION_SECRET: 'short' })
  expect(await service.exited).toBe(78)
  expect(service.output()).toContain('PORT:')
  expect(service.output()).toContain('SESSION_SECRET: needs at least 32 characters')
})

test('a taken port is said in words', async () => {
  const taken = createServer().listen(0)
  await once(taken, 'listening')
  const { port } = taken.address() as AddressInfo
  const service = await start({ PORT: String(port) })
  expect(await service.exited).toBe(1)
  expect(service.output()).toContain(`port ${port} is taken by another process`)
  taken.close()
})
