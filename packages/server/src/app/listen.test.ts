import { Agent, type IncomingMessage, request } from 'node:http'
import { afterAll, expect, test } from '@jest/globals'
import { listen } from './listen.ts'

const { port, server } = await listen((req, res) => {
  if (req.url === '/') return void res.end('here')
  req.once('data', () => {
    req.pause()
    res.writeHead(413).end('too large')
  })
}, 0)
const agents: Agent[] = []
afterAll(async () => {
  for (const agent of agents) agent.destroy()
  server.closeAllConnections()
  await new Promise((closed) => server.close(closed))
})

function ask(agent: Agent, path: string, body = ''): Promise<number | undefined> {
  return new Promise((answer, fail) => {
    const method = body ? 'POST' : 'GET'
    const sent = request({ agent, port, path, method, headers: { 'content-length': body.length } })
    sent.once('error', fail)
    sent.once('response', (response: IncomingMessage) =>
      response.resume().once('end', () => answer(response.statusCode)),
    )
    sent.end(body)
  })
}

test('the next request on a connection does not wait for an upload that was answered early', async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  agents.push(agent)
  expect(await ask(agent, '/upload', 'x'.repeat(500_000))).toBe(413)
  expect(await ask(agent, '/')).toBe(200)
})
