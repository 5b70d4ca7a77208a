import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createOutgoing, type Outgoing } from '../outgoing/create-outgoing.ts'
import type { OutgoingAnswer } from '../outgoing/outgoing-answer.ts'
import type { OutgoingRequest, TrustedOrigin } from '../outgoing/outgoing-request.ts'

export const STRANGER = 'http://stranger.example'

/** A server on this machine that stands for one on the internet and answers as badly as a test likes. */
export interface Stranger {
  readonly outgoing: Outgoing
  /** Trusted only so that a test reaches it; where it leads is not. */
  readonly trusted: readonly TrustedOrigin[]
  /** Its true address. */
  readonly at: string
  /** From now on it answers so. */
  behave(behaviour: RequestListener): void
  /** Asks it once for an answer that `behaviour` gives. */
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

/** Writes to the raw connection: `start`, then `drop` again and again until the other side hangs up. */
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
