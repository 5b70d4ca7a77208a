import { createServer, type RequestListener, type Server } from 'node:http'
import { listen } from '../src/listen.ts'

export interface Served {
  readonly url: string
  readonly port: number
  readonly server: Server
  close(): Promise<void>
}

/** Starts a server on a free loopback port. */
export async function serve(handler: RequestListener | Server): Promise<Served> {
  const server = typeof handler === 'function' ? createServer(handler) : handler
  const port = await listen(server, 0, '127.0.0.1')
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    server,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}
