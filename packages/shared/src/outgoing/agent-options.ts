import type { Agent } from 'undici'

export const CONNECT_MS = 5_000

/** Connections are closed after some seconds, so that names are resolved again when machines change. */
export const AGENT_OPTIONS: Agent.Options = {
  connections: 16,
  keepAliveTimeout: 4_000,
  keepAliveMaxTimeout: 10_000,
  clientTtl: 30_000,
  allowH2: false,
}
