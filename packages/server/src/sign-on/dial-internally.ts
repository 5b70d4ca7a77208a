import { Agent, buildConnector } from 'undici'

/**
 * Connections for a public origin that end at an internal address: the URL and the Host header stay the public ones, but no name
 * is resolved, no proxy is crossed and no certificate is needed. Works where public names do not resolve inside the network.
 */
export function dialInternally(internalUrl: string, { timeoutMs = 5_000 } = {}): Agent {
  const { protocol, hostname, port } = new URL(internalUrl)
  const connect = buildConnector({ timeout: timeoutMs })
  const target = { protocol, hostname, port: port || (protocol === 'https:' ? '443' : '80') }
  return new Agent({
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    connections: 16,
    connect: (options, callback) =>
      connect({ ...options, ...target, host: `${target.hostname}:${target.port}` }, callback),
  })
}
