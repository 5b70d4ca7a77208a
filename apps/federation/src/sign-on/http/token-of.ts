/** A value of a form or an address that can be the token of a letter. */
export function tokenOf(value: unknown): string | undefined {
  return typeof value === 'string' && /^[\w-]{43}$/.test(value) ? value : undefined
}
