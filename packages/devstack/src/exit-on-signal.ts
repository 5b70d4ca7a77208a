import type { Server } from 'node:http'

const GRACE_MS = 1_500

/** On SIGTERM or SIGINT: takes no new connections, waits briefly for running answers, and exits. */
export function exitOnSignal(servers: readonly Server[], also: () => Promise<void> = async () => {}): void {
  const leave = async () => {
    setTimeout(() => process.exit(0), GRACE_MS).unref()
    await Promise.all([...servers.map(close), also()])
    process.exit(0)
  }
  process.once('SIGTERM', () => void leave())
  process.once('SIGINT', () => void leave())
}

function close(server: Server): Promise<void> {
  return new Promise((closed) => {
    server.close(() => closed())
    server.closeIdleConnections()
  })
}
