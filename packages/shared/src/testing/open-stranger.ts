import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createOutgoing, type Outgoing } from '../outgoing/create-outgoing.ts'
import type { OutgoingAnswer } from '../outgoing/outgoing-answer.ts'
import type { OutgoingRequest, TrustedOrigin } from '../outgoing/outgoing-request.ts'

export const STRANGER = 'http://stranger.example'

/** A local server that plays an unknown server of the internet; a test sets its behaviour. */
export interface Stranger {
  readonly outgoing: Outgoing
  /** Makes the server reachable in tests; its redirect targets are not trusted. */
  readonly trusted: readonly TrustedOrigin[]
  /** Its local address. */
  readonly at: string
  /** Sets its answer to all further requests. */
  behave(behaviour: RequestListener): void
  /** Sends one request that `behaviour` answers. */
  ask(behaviour: RequestListener, request?: OutgoingRequest, path?: string): Promise<OutgoingAnswer>
  close(): Promise<void>
}

export async function openStranger(): Promise<Stranger> {
  let current: RequestListener | undefined
  const server = createServer((req, res) => current?.(req, res))
  const at = `http://127.0.0.1:${await listen(server)}`
  const outgoing = createOutgoing({ allowPrivate: false })
  const trusted = ['http:', 'https:'].map((protocol) => ({ origin: `${protocol}//stranger.example`, at }))
  return {
    outgoing,
    trusted,
    at,
    behave(behaviour) {
      current = behaviour
    },
    ask(behaviour, request = {}, path = STRANGER) {
      current = behaviour
      return outgoing.request(new URL(path, STRANGER), { trusted, ...request })
    },
    async close() {
      await outgoing.close()
      server.closeAllConnections()
      server.close()
    },
  }
}

export function redirectTo(location: string, status = 302): RequestListener {
  return (_req, res) => void res.writeHead(status, { location }).end()
}

/** Writes `start` to the raw connection, then `drop` repeatedly until the client disconnects. */
export function drip({ socket }: ServerResponse, start: string, drop: string): void {
  socket?.write(start)
  const timer = setInterval(() => socket?.write(drop), 20)
  for (const end of ['close', 'error']) socket?.once(end, () => clearInterval(timer))
}

export function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
}
