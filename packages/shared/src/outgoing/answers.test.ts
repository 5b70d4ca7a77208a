import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { drip, listen, openStranger, redirectTo, STRANGER, type Stranger } from '../testing/open-stranger.ts'
import { createOutgoing } from './create-outgoing.ts'
import { outgoingFetch } from './outgoing-fetch.ts'

let stranger: Stranger
beforeAll(async () => {
  stranger = await openStranger()
})
afterAll(() => stranger.close())

test('an answer arrives whole, with its status, headers and text', async () => {
  const answer = await stranger.ask((req, res) => void res.writeHead(201, { 'x-host': req.headers.host }).end('grüße'))
  expect([answer.status, answer.headers['x-host'], answer.text()]).toEqual([201, 'stranger.example', 'grüße'])
})

test('headers that do not come, or come a drop at a time, are given up', async () => {
  await expect(stranger.ask(() => undefined, { headersMs: 100 })).rejects.toMatchObject({ code: 'outgoing_too_slow' })
  const asking = stranger.ask((_req, res) => drip(res, 'HTTP/1.1 200 OK\r\n', 'x: y\r\n'), { headersMs: 200 })
  await expect(asking).rejects.toMatchObject({ code: 'outgoing_too_slow' })
})

test('a body that comes a drop at a time is given up', async () => {
  const asking = stranger.ask((_req, res) => drip(res, 'HTTP/1.1 200 OK\r\n\r\n', 'x'), { totalMs: 200 })
  await expect(asking).rejects.toMatchObject({ code: 'outgoing_too_slow' })
})

test('a body without an end is given up at its limit', async () => {
  const pour = (_req: IncomingMessage, res: ServerResponse) => {
    const more = () => {
      while (!res.destroyed && res.write(Buffer.alloc(65_536)));
    }
    res.on('drain', more)
    more()
  }
  await expect(stranger.ask(pour, { maxBytes: 1_000_000 })).rejects.toMatchObject({ code: 'outgoing_too_large' })
})

test.each([
  ['gzip', gzipSync(Buffer.alloc(50_000_000))],
  ['br', brotliCompressSync(Buffer.alloc(50_000_000))],
] as const)('a %s bomb is given up at its limit', async (encoding, bomb) => {
  const asking = stranger.ask((_req, res) => void res.writeHead(200, { 'content-encoding': encoding }).end(bomb))
  await expect(asking).rejects.toMatchObject({ code: 'outgoing_too_large' })
})

test('a packed body is unpacked; one that is broken or packed unheard of is reported', async () => {
  const packed = (encoding: string, body: Buffer) =>
    stranger.ask((_req, res) => void res.writeHead(200, { 'content-encoding': encoding }).end(body))
  expect((await packed('gzip', gzipSync('hello'))).text()).toBe('hello')
  expect((await packed('br', brotliCompressSync('hello'))).text()).toBe('hello')
  await expect(packed('gzip', Buffer.from('hello'))).rejects.toMatchObject({ code: 'outgoing_unreadable' })
  await expect(packed('br', Buffer.from('hello'))).rejects.toMatchObject({ code: 'outgoing_unreadable' })
  await expect(packed('gzip, gzip', gzipSync(gzipSync('a')))).rejects.toMatchObject({ code: 'outgoing_unreadable' })
})

test('a chain of redirects is followed three times and no further', async () => {
  const chain = (length: number): RequestListener => {
    return (req, res) => {
      const step = Number(req.url?.slice(1))
      if (step < length) res.writeHead(302, { location: `/${step + 1}` }).end('elsewhere')
      else res.end(`after ${step}`)
    }
  }
  const three = await stranger.ask(chain(3), {}, '/0')
  expect([three.text(), three.url.href]).toEqual(['after 3', `${STRANGER}/3`])
  await expect(stranger.ask(chain(10), {}, '/0')).rejects.toMatchObject({ code: 'outgoing_redirects' })
  expect((await stranger.ask(chain(3), { redirects: 0 }, '/0')).status).toBe(302)
})

test('a redirect from https to http is refused', async () => {
  const asking = stranger.ask(redirectTo(STRANGER), {}, 'https://stranger.example/')
  await expect(asking).rejects.toMatchObject({ code: 'outgoing_redirects' })
})

test('another origin is sent neither credentials nor, after a 303, the body', async () => {
  const local = createOutgoing({ allowPrivate: true })
  const seen: unknown[] = []
  const server = createServer((req, res) => {
    seen.push([
      req.method,
      req.headers.authorization,
      req.headers.cookie,
      req.headers['content-type'],
      req.headers.accept,
    ])
    res.end()
  })
  const port = await listen(server)
  stranger.behave(redirectTo(`http://127.0.0.1:${port}/`, 303))
  const headers = { Authorization: 'Bearer x', Cookie: 'a=b', 'Content-Type': 'text/plain', Accept: 'text/html' }
  await local.request(stranger.at, { method: 'POST', body: 'hello', headers })
  expect(seen).toEqual([['GET', undefined, undefined, undefined, 'text/html']])
  await local.close()
  server.close()
})

test('a charset that is known is decoded, one that is not is read as UTF-8', async () => {
  const typed = (type: string, body: Buffer) =>
    stranger.ask((_req, res) => void res.writeHead(200, { 'content-type': type }).end(body))
  expect((await typed('text/html; charset=iso-8859-1', Buffer.from('grüße', 'latin1'))).text()).toBe('grüße')
  expect((await typed('text/html; charset=klingon', Buffer.from('grüße'))).text()).toBe('grüße')
  expect((await typed('text/html; charset="', Buffer.from([0x61, 0xff]))).text()).toBe('a\ufffd')
  const notJson = await typed('application/json', Buffer.from('{'))
  expect(() => notJson.json()).toThrow(expect.objectContaining({ code: 'outgoing_unreadable' }))
})

test('a server that is not there, or hangs up, is unreachable', async () => {
  const local = createOutgoing({ allowPrivate: true })
  await expect(local.request('http://127.0.0.1:9/')).rejects.toMatchObject({ code: 'outgoing_unreachable' })
  await expect(stranger.ask((req) => void req.socket.destroy())).rejects.toMatchObject({ code: 'outgoing_unreachable' })
  await local.close()
})

test('a caller who gives up gets the reason back', async () => {
  const reason = new Error('the visitor has gone')
  await expect(stranger.ask(() => undefined, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
})

test('connections are used again', async () => {
  const local = createOutgoing({ allowPrivate: true })
  stranger.behave((req, res) => void res.end(String(req.socket.remotePort)))
  const first = (await local.request(stranger.at)).text()
  // The client frees a connection one turn of the event loop after its answer.
  await nextTurn()
  expect((await local.request(stranger.at)).text()).toBe(first)
  await local.close()
})

test('in the shape of fetch it sends forms and leaves redirects to the caller', async () => {
  stranger.behave((req, res) => {
    req.setEncoding('utf8').on('data', (body) => {
      res.writeHead(302, { location: '/next', 'content-encoding': 'gzip' })
      res.end(gzipSync(`${req.method} ${req.headers['content-type']} ${body}`))
    })
  })
  const fetchLike = outgoingFetch(stranger.outgoing, { trusted: stranger.trusted })
  const answer = await fetchLike(STRANGER, {
    method: 'post',
    body: new URLSearchParams({ a: 'b' }),
    redirect: 'manual',
  })
  expect([answer.status, answer.headers.get('location'), await answer.text()]).toEqual([
    302,
    '/next',
    'POST application/x-www-form-urlencoded;charset=UTF-8 a=b',
  ])
})
