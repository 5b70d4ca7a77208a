import { type Reservable, type Shortage, SoldOutError, type WantedLine } from '@rose-ash/shared/protocols/reservable'

/**
 * Tickets and slots as things on a cart line. Nothing sells them yet, so no id is known: none has a quote, none can be reserved or
 * confirmed, and there is nothing to give back.
 */
export const nothingOnSale: Reservable = {
  kinds: ['ticket', 'slot'],
  quote: async () => [],
  reserve: async (_tx, { lines }) => refuse(lines),
  confirm: async (_tx, { lines }) => refuse(lines),
  release: async () => undefined,
  takeBack: async () => undefined,
}

function refuse(lines: readonly WantedLine[]): void {
  if (lines.length > 0) throw new SoldOutError(lines.map(shortageOf))
}

function shortageOf({ kind, refId, quantity }: WantedLine): Shortage {
  return { kind, refId, wanted: quantity, available: 0 }
}
