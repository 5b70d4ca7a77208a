import { isIPv4, isIPv6 } from 'node:net'

/** A network without the part that names one household: `81.2.69.x`, `2001:db8:1:…`. Empty when it is no address, or this machine's own. */
export function maskNetwork(address: string | undefined): string {
  const plain = (address ?? '').replace(/^::ffff:/i, '')
  if (isIPv4(plain)) return plain.replace(/\d+$/, 'x')
  if (!isIPv6(plain)) return ''
  const [head = ''] = plain.split('::')
  return head === '' ? '' : `${head.split(':').slice(0, 3).join(':')}:…`
}
