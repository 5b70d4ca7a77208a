import dns, { type LookupAddress } from 'node:dns'

/** Resolves a name to all its addresses. Tests replace it. */
export type ResolveHost = (hostname: string) => Promise<LookupAddress[]>

/** Uses the system's resolver, so that /etc/hosts and the local stack's names work. */
export const resolveHost: ResolveHost = (hostname) =>
  new Promise((resolve, reject) => {
    // Read `dns.lookup` at each call: the local stack replaces it.
    dns.lookup(hostname, { all: true }, (error, addresses) => (error ? reject(error) : resolve(addresses)))
  })
