import { emailField } from '@rose-ash/server/http/email-field'

export interface ReadAddresses {
  /** Each once, in the order in which they were typed. */
  readonly addresses: readonly string[]
  /** What looks like no address. */
  readonly others: readonly string[]
}

/**
 * The addresses in what somebody typed or pasted: lines, commas or semicolons between them, `Ann Marsh <ann@example.org>`, and rows of a
 * spreadsheet, of which the cells without an address are other columns.
 */
export function readAddresses(text: string): ReadAddresses {
  const pieces = text.split(/[\r\n]+/).flatMap(piecesOf)
  const addresses = new Map<string, string>()
  const others: string[] = []
  for (const piece of pieces) {
    const read = emailField.safeParse(piece)
    if (!read.success) others.push(piece)
    else if (!addresses.has(read.data.toLowerCase())) addresses.set(read.data.toLowerCase(), read.data)
  }
  return { addresses: [...addresses.values()], others: [...new Set(others)] }
}

function piecesOf(line: string): string[] {
  const named = line.replace(/"[^"]*"\s*(?=<)/g, '')
  const between = /[;\t]/.exec(named) ? /[;\t]/ : /,/
  const pieces = named.split(between).flatMap(addressesIn).map(bare).filter(Boolean)
  const isRow = named.includes('\t') && pieces.some((piece) => piece.includes('@'))
  return isRow ? pieces.filter((piece) => piece.includes('@')) : pieces
}

/** Several addresses with only spaces or commas between them, or one, with or without a name. */
function addressesIn(piece: string): string[] {
  const inBrackets = [...piece.matchAll(/<([^<>]*)>/g)].map(([, address]) => address ?? '')
  if (inBrackets.length > 0) return inBrackets
  return piece.split('@').length > 2 ? piece.split(/[\s,]+/) : [piece]
}

function bare(piece: string): string {
  return piece
    .trim()
    .replace(/^["']|["']$/g, '')
    .replace(/^mailto:/i, '')
    .trim()
}
