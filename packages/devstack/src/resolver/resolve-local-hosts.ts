import dns from 'node:dns'
import { isLocalHost } from './is-local-host.ts'

const LOOPBACK = { address: '127.0.0.1', family: 4 } as const

/**
 * Resolves every `*.localhost` name and the given domain to 127.0.0.1 in this process. Browsers and curl do this by themselves; Node
 * uses the system's resolver, which on many machines knows only `localhost`.
 */
export function resolveLocalHosts(domain: string): void {
  dns.lookup = patchCallback(dns.lookup, domain)
  dns.promises.lookup = patchPromise(dns.promises.lookup, domain)
}

function patchCallback(original: typeof dns.lookup, domain: string): typeof dns.lookup {
  const lookup = (hostname: string, ...rest: unknown[]) => {
    if (!isLocalHost(hostname, domain)) return Reflect.apply(original, dns, [hostname, ...rest])
    const done = rest.at(-1) as (error: null, address: unknown, family?: number) => void
    const all = typeof rest[0] === 'object' && (rest[0] as dns.LookupOptions | null)?.all
    process.nextTick(() => (all ? done(null, [LOOPBACK]) : done(null, LOOPBACK.address, LOOPBACK.family)))
  }
  return Object.assign(lookup, original) as unknown as typeof dns.lookup
}

function patchPromise(original: typeof dns.promises.lookup, domain: string): typeof dns.promises.lookup {
  const lookup = async (hostname: string, options?: unknown) => {
    if (!isLocalHost(hostname, domain)) return Reflect.apply(original, dns.promises, [hostname, options])
    return (options as dns.LookupOptions | undefined)?.all ? [LOOPBACK] : LOOPBACK
  }
  return lookup as unknown as typeof dns.promises.lookup
}
