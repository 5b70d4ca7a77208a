import { Agent, buildConnector } from 'undici'
import { AGENT_OPTIONS, CONNECT_MS } from './agent-options.ts'
import type { TrustedOrigin } from './outgoing-request.ts'

/**
 * Keep-alive connections to one trusted origin, at any address. With `at` they connect there instead: the origin's name is not
 * resolved and no proxy or certificate is needed. This works where public names do not resolve inside the network.
 */
export function createTrustedAgent({ at }: Pick<TrustedOrigin, 'at'>): Agent {
  const connect = buildConnector({ timeout: CONNECT_MS, allowH2: false })
  if (!at) return new Agent({ ...AGENT_OPTIONS, connect })
  const { protocol, hostname, port } = new URL(at)
  const end = { protocol, hostname, port: port || (protocol === 'https:' ? '443' : '80') }
  return new Agent({
    ...AGENT_OPTIONS,
    connect: (options, callback) => connect({ ...options, ...end, host: `${end.hostname}:${end.port}` }, callback),
  })
}
