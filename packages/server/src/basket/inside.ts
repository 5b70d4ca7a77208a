interface Quantity {
  readonly refId: string
  readonly quantity: number
}

/** The things in a basket with their quantities, for the marks on tiles: `<refId>:<quantity>`, separated by spaces. */
export function insideOf(lines: readonly Quantity[]): string {
  return lines.map(({ refId, quantity }) => `${refId}:${quantity}`).join(' ')
}

/** Reads the text of `insideOf` from the HTML of the masthead's basket. */
export function readInside(cartMini: string): readonly Quantity[] {
  const [, inside = ''] = /data-inside="([^"]+)"/.exec(cartMini) ?? []
  return inside
    .split(' ')
    .filter(Boolean)
    .map((pair) => pair.split(':'))
    .map(([refId = '', quantity]) => ({ refId, quantity: Number(quantity) }))
}
