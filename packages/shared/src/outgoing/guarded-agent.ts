import { isIP, type LookupFunction } from 'node:net'
import { Agent, buildConnector } from 'undici'
import { isLoopbackAddress, isPublicAddress } from './address-class.ts'
import { AGENT_OPTIONS, CONNECT_MS } from './agent-options.ts'
import { OutgoingError } from './outgoing-error.ts'
import type { ResolveHost } from './resolve-host.ts'

export interface Guard {
  readonly resolve: ResolveHost
  /** Allows connections to this machine. */
  readonly allowLoopback: boolean
}

/**
 * Keep-alive connections to public addresses only. It connects to the very addresses that it checked: a name is resolved once for each
 * connection, so a second DNS answer cannot lead elsewhere.
 */
export function createGuardedAgent(guard: Guard): Agent {
  const connect = buildConnector({ timeout: CONNECT_MS, allowH2: false, lookup: guardedLookup(guard) } as never)
  return new Agent({
    ...AGENT_OPTIONS,
    connect(options, callback) {
      // Node does not call `lookup` for a literal IP address.
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
        // One private address among public ones is refused too: the connection could use either.
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
