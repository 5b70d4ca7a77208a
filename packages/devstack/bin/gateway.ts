import type { Server } from 'node:http'
import { gatewayConfig } from '../src/config.ts'
import { exitOnSignal } from '../src/exit-on-signal.ts'
import { createGateway } from '../src/gateway/create-gateway.ts'
import { listen } from '../src/listen.ts'

const { port, bind, ...table } = gatewayConfig()
const servers: Server[] = []

for (const host of bind) {
  const server = createGateway(table)
  const failure = await listen(server, port, host).then(
    () => null,
    (error: NodeJS.ErrnoException) => error,
  )
  if (!failure) servers.push(server)
  // A machine without IPv6 has no ::1; one address is enough.
  else if (!['EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EINVAL'].includes(failure.code ?? '')) throw failure
}
if (servers.length === 0) throw new Error(`none of these addresses is on this machine: ${bind.join(', ')}`)
exitOnSignal(servers)
console.log(`gateway listens on port ${port}`)
