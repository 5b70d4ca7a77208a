import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { freePort } from '../src/free-port.ts'
import { createGateway } from '../src/gateway/create-gateway.ts'
import { ask } from './ask.ts'
import { type Served, serve } from './serve.ts'

let blog: Served
let gateway: Served
let port: number

beforeAll(async () => {
  blog = await serve(async (req, res) => {
    if (req.url === '/events') {
      res.writeHead(200, { 'content-type': 'text/event-stream' })
      res.write('data: first\n\n')
      return
    }
    if (req.url === '/too-large') {
      req.once('data', () => {
        req.pause()
        res.writeHead(413).end('too large')
      })
      return
    }
    let body = ''
    for await (const chunk of req) body += chunk
    res.setHeader('content-type', 'application/json')
    res.end(JSON.stringify({ url: req.url, method: req.method, headers: req.headers, body }))
  })
  // As patient as an app, which keeps an idle connection for longer than a reader waits.
  blog.server.keepAliveTimeout = 0
  blog.server.on('upgrade', (_req, socket) => {
    socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n')
    socket.pipe(socket)
  })
  gateway = await serve(
    createGateway({
      domain: 'rose.localhost',
      home: 'http://blog.rose.localhost:3000',
      upstreams: { blog: blog.url, market: `http://127.0.0.1:${await freePort()}` },
      hideHealth: false,
    }),
  )
  port = gateway.port
})

afterAll(() => Promise.all([blog.close(), gateway.close()]))

const at = (name: string) => ({ port, host: `${name}.rose.localhost:3000` })

describe('the gateway', () => {
  test('leads a host to its app with the path as it was', async () => {
    const { status, text } = await ask('/posts/a%20b?x=1&y=%2F', at('blog'))
    expect({ status, url: JSON.parse(text).url }).toEqual({ status: 200, url: '/posts/a%20b?x=1&y=%2F' })
  })

  test('streams a body through', async () => {
    const body = 'x'.repeat(300_000)
    const { text } = await ask('/', { ...at('blog'), method: 'POST', body })
    expect(JSON.parse(text).body).toBe(body)
  })

  test('lets nobody wait behind an upload that the app has answered without reading it', async () => {
    const upload = { ...at('blog'), method: 'POST', body: 'x'.repeat(150_000) }
    expect((await ask('/too-large', upload)).status).toBe(413)
    expect((await ask('/', at('blog'))).status).toBe(200)
  })

  test('says who the client is, whatever the client claims', async () => {
    const claims = {
      'x-forwarded-for': '10.1.1.1',
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'evil.example',
      forwarded: 'for=10.1.1.1',
    }
    const { text } = await ask('/', { ...at('blog'), headers: { ...claims, 'x-rose-signature': 'forged' } })
    const { headers } = JSON.parse(text)
    expect(headers).toMatchObject({
      host: 'blog.rose.localhost:3000',
      'x-forwarded-host': 'blog.rose.localhost:3000',
      'x-forwarded-proto': 'http',
      'x-forwarded-for': '127.0.0.1',
    })
    expect(headers).not.toHaveProperty('forwarded')
    expect(headers).not.toHaveProperty('x-rose-signature')
  })

  test.each([
    '/internal/fragments/x',
    '/INTERNAL/x',
    '//internal/x',
    '/a/../internal/x',
    '/%69nternal/x',
    '/%2569nternal',
    '/./metrics',
    '/metrics?x',
  ])('hides %s', async (path) => {
    const { status } = await ask(path, at('blog'))
    expect(status).toBe(404)
  })

  test('lets a path pass that only resembles a hidden one', async () => {
    const { status } = await ask('/internally/yours', at('blog'))
    expect(status).toBe(200)
  })

  test('leads the bare domain to the blog', async () => {
    const { status, headers } = await ask('/', { port, host: 'rose.localhost:3000' })
    expect([status, headers.location]).toEqual([302, 'http://blog.rose.localhost:3000'])
  })

  test.each(['evil.example', 'kernel.rose.localhost', 'blog.rose.localhost.evil.example', '__proto__.rose.localhost'])(
    'does not know the host %s',
    async (host) => {
      const { status } = await ask('/', { port, host })
      expect(status).toBe(421)
    },
  )

  test('says calmly that an app is away, and looks again', async () => {
    const { status, headers, text } = await ask('/', { ...at('market'), headers: { accept: 'text/html' } })
    expect([status, headers.refresh]).toEqual([502, '2'])
    expect(text).toContain('One moment, please')
  })

  test('passes an event on before the stream ends', async () => {
    const socket = connect(port, '127.0.0.1')
    socket.write('GET /events HTTP/1.1\r\nHost: blog.rose.localhost\r\n\r\n')
    let seen = ''
    for await (const chunk of socket) {
      seen += chunk
      if (seen.includes('data: first')) break
    }
    expect(seen).toContain('text/event-stream')
  })

  test('joins the two ends of an upgraded connection', async () => {
    const socket = connect(port, '127.0.0.1')
    socket.write('GET / HTTP/1.1\r\nHost: blog.rose.localhost\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n')
    let seen = ''
    for await (const chunk of socket) {
      seen += chunk
      if (seen.endsWith('\r\n\r\n')) socket.write('hello')
      if (seen.endsWith('hello')) break
    }
    expect(seen).toMatch(/^HTTP\/1.1 101 /)
  })
})
