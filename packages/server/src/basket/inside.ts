interface Quantity {
  readonly refId: string
  readonly quantity: number
}

/** What is in a basket, for what marks tiles: `<refId>:<quantity>`, separated by spaces. */
export function insideOf(lines: readonly Quantity[]): string {
  return lines.map(({ refId, quantity }) => `${refId}:${quantity}`).join(' ')
}

/** What `insideOf` wrote into the masthead's basket. */
export function readInside(cartMini: string): readonly Quantity[] {
  const [, inside = ''] = /data-inside="([^"]+)"/.exec(cartMini) ?? []
  return inside
    .split(' ')
    .filter(Boolean)
    .map((pair) => pair.split(':'))
    .map(([refId = '', quantity]) => ({ refId, quantity: Number(quantity) }))
}
