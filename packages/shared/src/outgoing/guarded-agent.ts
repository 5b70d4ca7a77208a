import { isIP, type LookupFunction } from 'node:net'
import { Agent, buildConnector } from 'undici'
import { isLoopbackAddress, isPublicAddress } from './address-class.ts'
import { AGENT_OPTIONS, CONNECT_MS } from './agent-options.ts'
import { OutgoingError } from './outgoing-error.ts'
import type { ResolveHost } from './resolve-host.ts'

export interface Guard {
  readonly resolve: ResolveHost
  /** Lets connections reach this machine. */
  readonly allowLoopback: boolean
}

/**
 * Keep-alive connections to machines of the internet and nowhere else. The addresses that were checked are the ones that are connected to:
 * a name is resolved once for each connection, so a second answer of its DNS server cannot lead elsewhere.
 */
export function createGuardedAgent(guard: Guard): Agent {
  const connect = buildConnector({ timeout: CONNECT_MS, allowH2: false, lookup: guardedLookup(guard) } as never)
  return new Agent({
    ...AGENT_OPTIONS,
    connect(options, callback) {
      // Node resolves no name for an address, so `lookup` would not see it.
      const literal = options.hostname.replace(/^\[|\]$/g, '')
      if (isIP(literal) && !mayReach(guard, literal)) return callback(refused(literal), null)
      connect(options, callback)
    },
  })
}

function guardedLookup(guard: Guard): LookupFunction {
  return (hostname, options, callback) => {
    guard.resolve(hostname).then(
      (addresses) => {
        const [first] = addresses
        // One private address among public ones is refused too: which one is connected to would be left to chance.
        if (!first) callback(unresolved(hostname), [])
        else if (!addresses.every(({ address }) => mayReach(guard, address))) callback(refused(hostname), [])
        else if (options.all) callback(null, addresses)
        else callback(null, first.address, first.family)
      },
      (cause) => callback(unresolved(hostname, cause), []),
    )
  }
}

function mayReach({ allowLoopback }: Guard, address: string): boolean {
  return isPublicAddress(address) || (allowLoopback && isLoopbackAddress(address))
}

function refused(host: string): OutgoingError {
  return new OutgoingError('outgoing_address_refused', `${host} is not on the internet`)
}

function unresolved(hostname: string, cause?: unknown): OutgoingError {
  return new OutgoingError('outgoing_unresolved', `${hostname} has no address`, { cause })
}
