import { isIPv6 } from 'node:net'

/**
 * The network of a caller, for counting: one IPv4 address, or the /64 of an IPv6 address. Whoever has one IPv6 address has all 2^64 of
 * its /64, so that single addresses would count nothing.
 */
export function networkOf(ip = 'unknown'): string {
  const plain = ip.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '')
  return isIPv6(plain) ? `${groupsOf(plain).slice(0, 4).join(':')}::/64` : plain
}

/** A network as people may see it: enough to tell two apart, too little to find a household. */
export function maskNetwork(network: string): string {
  if (/^[\d.]+$/.test(network)) return network.replace(/\.\d+$/, '.x')
  return network.replace(/^(\w+:\w+:\w+):\w+::\/64$/, '$1::/48')
}

/** The leading groups of an IPv6 address; of one that ends in an IPv4 address, the last two may be missing. */
function groupsOf(ip: string): string[] {
  const [head = '', tail] = ip.split('::')
  const [left, right] = [head, tail ?? ''].map((part) => part.split(':').filter(Boolean))
  const zeros = tail === undefined ? 0 : 8 - left!.length - right!.length - (tail.includes('.') ? 1 : 0)
  return [...left!, ...Array<string>(zeros).fill('0'), ...right!].map((group) =>
    Number.parseInt(group, 16).toString(16),
  )
}
