interface Quantity {
  readonly refId: string
  readonly quantity: number
}

/** What is in a basket, for the script that marks tiles: `<refId>:<quantity>`, separated by spaces. */
export function insideOf(lines: readonly Quantity[]): string {
  return lines.map(({ refId, quantity }) => `${refId}:${quantity}`).join(' ')
}
