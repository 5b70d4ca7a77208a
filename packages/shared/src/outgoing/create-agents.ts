import type { Agent, Dispatcher } from 'undici'
import { createGuardedAgent, type Guard } from './guarded-agent.ts'
import type { TrustedOrigin } from './outgoing-request.ts'
import { createTrustedAgent } from './trusted-agent.ts'

/** Separate connection pools by trust: a connection of a trusted origin is never used for another server. */
export function createAgents(guard: Guard) {
  const guarded = createGuardedAgent(guard)
  const trustedAgents = new Map<string, Agent>()

  function trustedAgent({ origin, at }: TrustedOrigin): Agent {
    const key = `${origin} ${at ?? ''}`
    const agent = trustedAgents.get(key) ?? createTrustedAgent({ at })
    trustedAgents.set(key, agent)
    return agent
  }

  return {
    dispatcherFor(url: URL, trusted: readonly TrustedOrigin[]): Dispatcher {
      const own = trusted.find(({ origin }) => origin === url.origin)
      return own ? trustedAgent(own) : guarded
    },
    async close(): Promise<void> {
      await Promise.all([guarded, ...trustedAgents.values()].map((agent) => agent.destroy()))
    },
  }
}
