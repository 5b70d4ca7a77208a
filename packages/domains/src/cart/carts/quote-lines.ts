import type { Tx } from '@rose-ash/shared/db/client'
import type { Buyer, Quote, WantedLine } from '@rose-ash/shared/protocols/reservable'
import type { CartDeps } from '../cart-deps.ts'
import { linesFor, reservables } from '../reservables.ts'

interface QuoteLines {
  readonly lines: readonly Pick<WantedLine, 'kind' | 'refId'>[]
  readonly buyer: Buyer
  /** The buyer's own unpaid order. */
  readonly reservationId?: string | null
}

/** Today's quotes of the given things from the domains that own them, by `quoteKey`. */
export async function quoteLines(
  { services }: CartDeps,
  tx: Tx,
  { lines, buyer, reservationId = null }: QuoteLines,
): Promise<ReadonlyMap<string, Quote>> {
  const quotes = new Map<string, Quote>()
  for (const domain of reservables(services)) {
    const own = linesFor(domain, lines)
    if (own.length === 0) continue
    for (const quote of await domain.quote(tx, { lines: own, buyer, reservationId })) quotes.set(quoteKey(quote), quote)
  }
  return quotes
}

export function quoteKey({ kind, refId }: Pick<WantedLine, 'kind' | 'refId'>): string {
  return `${kind}:${refId}`
}
