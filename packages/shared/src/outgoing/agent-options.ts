import type { Agent } from 'undici'

export const CONNECT_MS = 5_000

/** Connections live for seconds only, so that names are resolved again and machines come and go. */
export const AGENT_OPTIONS: Agent.Options = {
  connections: 16,
  keepAliveTimeout: 4_000,
  keepAliveMaxTimeout: 10_000,
  clientTtl: 30_000,
  allowH2: false,
}
