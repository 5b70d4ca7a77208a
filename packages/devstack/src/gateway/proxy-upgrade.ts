import { type IncomingMessage, request as send } from 'node:http'
import type { Duplex } from 'node:stream'
import { forwardedHeaders } from './forwarded-headers.ts'

/** Connects both ends of a protocol upgrade (such as WebSocket); closes the client's connection when the app is unreachable. */
export function proxyUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer, url: string): void {
  const { hostname, port } = new URL(url)
  const headers = { ...forwardedHeaders(request), connection: 'Upgrade', upgrade: request.headers.upgrade }
  const outgoing = send({ hostname, port, method: request.method, path: request.url, headers, setHost: false })
  outgoing.once('upgrade', (answer, behind, behindHead) => {
    socket.write(statusAndHeaders(answer))
    if (behindHead.length > 0) socket.write(behindHead)
    if (head.length > 0) behind.write(head)
    join(socket, behind)
  })
  outgoing.once('response', (answer) => {
    socket.write(statusAndHeaders(answer))
    answer.pipe(socket)
  })
  outgoing.once('error', () => socket.end('HTTP/1.1 502 Bad Gateway\r\nConnection: close\r\n\r\n'))
  socket.once('error', () => outgoing.destroy())
  outgoing.end()
}

function join(one: Duplex, other: Duplex): void {
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const) {
    from.pipe(to)
    from.on('error', () => to.destroy())
    from.once('close', () => to.destroy())
  }
}

function statusAndHeaders({ statusCode, statusMessage, rawHeaders }: IncomingMessage): string {
  const pairs = rawHeaders.flatMap((name, index) => (index % 2 === 0 ? [`${name}: ${rawHeaders[index + 1]}`] : []))
  return `HTTP/1.1 ${statusCode} ${statusMessage}\r\n${pairs.join('\r\n')}\r\n\r\n`
}
