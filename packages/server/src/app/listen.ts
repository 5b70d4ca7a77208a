import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Listening {
  readonly server: Server
  readonly port: number
  /** Takes no new connections, lets running requests finish for at most `graceMs`, then closes the remaining connections. */
  drain(graceMs?: number): Promise<void>
}

const GRACE_MS = 10_000

/** How often idle connections are closed while draining: a keep-alive connection would keep the process running. */
const SWEEP_MS = 25

/** Opens the port. Rejects with a clear message when the port is in use. */
export async function listen(app: RequestListener, port: number, host?: string): Promise<Listening> {
  const server = createServer({ keepAliveTimeout: 65_000, headersTimeout: 20_000, requestTimeout: 60_000 }, app)
  server.prependListener('request', readToItsEnd)
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE' ? new Error(`port ${port} is taken by another process`, { cause: error }) : error,
      )
    })
    server.listen(port, host, resolve)
  })
  return { server, port: (server.address() as AddressInfo).port, drain: (graceMs = GRACE_MS) => drain(server, graceMs) }
}

/**
 * Reads what is left of a body that was answered early (an upload that is too large, a form without its token). Node reads on only if
 * nobody has begun to; else the next request on the connection, which a proxy may send for another visitor, waits until it times out.
 */
function readToItsEnd(req: IncomingMessage, res: ServerResponse): void {
  res.once('finish', () => req.complete || req.resume())
}

async function drain(server: Server, graceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.prependListener('request', (_req, res) => res.setHeader('Connection', 'close'))
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS)
  const cut = setTimeout(() => server.closeAllConnections(), graceMs)
  await closed
  clearInterval(sweep)
  clearTimeout(cut)
}
