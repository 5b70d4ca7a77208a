import dns, { type LookupAddress } from 'node:dns'

/** All addresses of a name. Tests give their own. */
export type ResolveHost = (hostname: string) => Promise<LookupAddress[]>

/** Asks the system, as every other connection does, so that /etc/hosts and the local stack's names count. */
export const resolveHost: ResolveHost = (hostname) =>
  new Promise((resolve, reject) => {
    // Looked up at each call: the local stack replaces dns.lookup.
    dns.lookup(hostname, { all: true }, (error, addresses) => (error ? reject(error) : resolve(addresses)))
  })
