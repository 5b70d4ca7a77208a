import { createServer } from 'node:net'

const FIRST = 20_000
const LAST = 32_000
const taken = new Set<number>()

/**
 * A free loopback port, below the range of ephemeral ports (such a port could be taken by any outgoing connection between two starts
 * of a server). Returns the preferred port when it is free. Never returns the same port twice.
 */
export async function freePort(preferred?: number): Promise<number> {
  if (preferred && !taken.has(preferred) && (await isFree(preferred))) return claim(preferred)
  for (let attempt = 0; attempt < 200; attempt++) {
    const port = FIRST + Math.floor(Math.random() * (LAST - FIRST))
    if (!taken.has(port) && (await isFree(port))) return claim(port)
  }
  throw new Error(`no free port between ${FIRST} and ${LAST}`)
}

/** Whether a server can listen on the port now. */
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
