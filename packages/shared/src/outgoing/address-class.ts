import ipaddr from 'ipaddr.js'

/** The IPv6 range of public addresses (RFC 4291). All other addresses are local, reserved or embed another address. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3')

/**
 * Whether an address is public: not private, loopback, link-local, carrier-grade NAT, multicast or reserved, and not an IPv6 form of
 * an IPv4 address (mapped, NAT64, 6to4, Teredo), which could lead to any of these.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.parse(address)
  if (parsed.range() !== 'unicast') return false
  return parsed.kind() === 'ipv4' || (parsed as ipaddr.IPv6).match(GLOBAL_UNICAST)
}

/** Whether an address is this machine: 127.0.0.0/8 or ::1, also as an IPv4-mapped address. */
export function isLoopbackAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'loopback'
}
