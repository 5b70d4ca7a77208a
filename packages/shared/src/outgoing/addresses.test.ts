import { createServer } from 'node:http'
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { listen, openStranger, redirectTo, type Stranger } from '../testing/open-stranger.ts'
import { createOutgoing } from './create-outgoing.ts'

/** A server in the house that no stranger may reach. */
const reached: string[] = []
const inner = createServer((req, res) => {
  reached.push(`${req.method} ${req.url}`)
  res.end('secret')
})
let innerPort: number
let stranger: Stranger

beforeAll(async () => {
  stranger = await openStranger()
  innerPort = await listen(inner)
})
beforeEach(() => void reached.splice(0))
afterAll(async () => {
  await stranger.close()
  inner.closeAllConnections()
  inner.close()
})

test.each([
  (port: number) => `http://127.0.0.1:${port}/`,
  (port: number) => `http://localhost:${port}/`,
  (port: number) => `http://[::1]:${port}/`,
  (port: number) => `http://[::ffff:127.0.0.1]:${port}/`,
  (port: number) => `http://0.0.0.0:${port}/`,
  (port: number) => `http://2130706433:${port}/`,
  (port: number) => `http://0177.0.0.1:${port}/`,
  (port: number) => `http://0x7f.1:${port}/`,
  (port: number) => `//127.0.0.1:${port}/`,
  () => 'http://169.254.169.254/latest/meta-data/',
  () => 'http://[64:ff9b::a9fe:a9fe]/',
])('a redirect to a private address is refused: %#', async (to) => {
  const asking = stranger.ask(redirectTo(to(innerPort)))
  await expect(asking).rejects.toMatchObject({ code: 'outgoing_address_refused', status: 502 })
  expect(reached).toEqual([])
})

test.each(['http://127.0.0.1/', 'http://[::1]/', 'http://10.1.2.3/', 'http://localhost/'])(
  '%s is not asked',
  async (url) => {
    await expect(stranger.outgoing.request(url)).rejects.toMatchObject({ code: 'outgoing_address_refused' })
  },
)

test.each(['ftp://stranger.example/', 'file:///etc/passwd', 'http://me:secret@stranger.example/', 'not an address'])(
  '%s is no address that is asked',
  async (url) => {
    await expect(stranger.outgoing.request(url)).rejects.toMatchObject({ code: 'outgoing_url_refused' })
  },
)

test.each(['file:///etc/passwd', 'gopher://stranger.example/', 'http://me:secret@stranger.example/'])(
  'a redirect to %s is not followed',
  async (location) => {
    await expect(stranger.ask(redirectTo(location))).rejects.toMatchObject({ code: 'outgoing_url_refused' })
  },
)

test('a stranger cannot use the trust in one of our own servers by a redirect', async () => {
  const own = { origin: 'http://own.example', at: `http://127.0.0.1:${innerPort}` }
  const asking = stranger.ask(redirectTo('http://own.example/desk'), { trusted: [...stranger.trusted, own] })
  await expect(asking).rejects.toMatchObject({ code: 'outgoing_unresolved' })
  expect(reached).toEqual([])
})

test('a stranger cannot send a request back to where trust began', async () => {
  const own = { origin: 'http://own.example', at: stranger.at }
  const asked: string[] = []
  const elsewhere = createServer(
    (_req, res) => void res.writeHead(302, { location: 'http://own.example/secret' }).end(),
  )
  const elsewherePort = await listen(elsewhere)
  const outgoing = createOutgoing({ allowPrivate: true, resolve: async () => [{ address: '127.0.0.1', family: 4 }] })
  stranger.behave((req, res) => {
    asked.push(req.url ?? '')
    redirectTo(`http://elsewhere.localhost:${elsewherePort}/`)(req, res)
  })
  await expect(outgoing.request('http://own.example/start', { trusted: [own] })).rejects.toThrow()
  expect(asked).toEqual(['/start'])
  await outgoing.close()
  elsewhere.closeAllConnections()
  elsewhere.close()
})

test('a host name that resolves to a public and a private address is refused', async () => {
  const mixed = createOutgoing({
    allowPrivate: false,
    resolve: async () => ['93.184.216.34', '10.0.0.1'].map((address) => ({ address, family: 4 })),
  })
  await expect(mixed.request('http://mixed.example/')).rejects.toMatchObject({ code: 'outgoing_address_refused' })
  await mixed.close()
})

test('a name is resolved once for a connection, and checked again for the next', async () => {
  // 127.0.0.1 is allowed here and stands for a public address.
  const answers = ['127.0.0.1', '10.0.0.1']
  let asked = 0
  const rebinding = createOutgoing({
    allowPrivate: true,
    resolve: async () => [{ address: answers[asked++] ?? '', family: 4 }],
  })
  stranger.behave((_req, res) => void res.writeHead(200, { connection: 'close' }).end('first'))
  const url = `http://rebinding.example:${new URL(stranger.at).port}/`
  expect((await rebinding.request(url)).text()).toBe('first')
  expect(asked).toBe(1)
  await expect(rebinding.request(url)).rejects.toMatchObject({ code: 'outgoing_address_refused' })
  await rebinding.close()
})

test('a name without an address, or whose server is silent, is reported as such', async () => {
  const nowhere = createOutgoing({ allowPrivate: false, resolve: async () => [] })
  await expect(nowhere.request('http://nowhere.example/')).rejects.toMatchObject({ code: 'outgoing_unresolved' })
  const silent = createOutgoing({ allowPrivate: false, resolve: () => new Promise(() => undefined) })
  const asking = silent.request('http://silent.example/', { headersMs: 100 })
  await expect(asking).rejects.toMatchObject({ code: 'outgoing_too_slow' })
  await Promise.all([nowhere.close(), silent.close()])
})
