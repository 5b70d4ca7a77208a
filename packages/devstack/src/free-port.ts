import { createServer } from 'node:net'

const FIRST = 20_000
const LAST = 32_000
const taken = new Set<number>()

/**
 * A port on loopback that nobody listens on, below the range the system hands to outgoing connections (a port from that range may be
 * lost to any client between two starts of a server). A preferred port is kept when it is still free. No port is given out twice.
 */
export async function freePort(preferred?: number): Promise<number> {
  if (preferred && !taken.has(preferred) && (await isFree(preferred))) return claim(preferred)
  for (let attempt = 0; attempt < 200; attempt++) {
    const port = FIRST + Math.floor(Math.random() * (LAST - FIRST))
    if (!taken.has(port) && (await isFree(port))) return claim(port)
  }
  throw new Error(`no free port between ${FIRST} and ${LAST}`)
}

/** Whether a server could listen there now. */
export function isFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((answer) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) =>
      answer(error.code !== 'EADDRINUSE' && error.code !== 'EACCES'),
    )
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => answer(true)))
  })
}

function claim(port: number): number {
  taken.add(port)
  return port
}
