/** Whether a name is of this machine: `localhost`, all names below it (RFC 6761), and the stack's own domain. */
export function isLocalHost(hostname: string, domain: string): boolean {
  const name = hostname.toLowerCase().replace(/\.$/, '')
  return name === 'localhost' || name.endsWith('.localhost') || name === domain || name.endsWith(`.${domain}`)
}
