import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface OpenPort {
  readonly address: string
  /** Says what answers here from now on. */
  serve(listener: RequestListener): void
  close(): Promise<void>
}

/** A port on loopback that is known before the app that will answer on it: the six name each other in their environment. */
export async function openPort(): Promise<OpenPort> {
  let listener: RequestListener = (_req, res) => void res.writeHead(503).end()
  const server = createServer((req, res) => listener(req, res))
  // A client must never write to a connection that is just being closed for idleness.
  server.keepAliveTimeout = 0
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    serve(next) {
      listener = next
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
