import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Listens on one address and resolves to the port. */
export async function listen(server: Server, port: number, host: string): Promise<number> {
  server.listen({ port, host })
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}
