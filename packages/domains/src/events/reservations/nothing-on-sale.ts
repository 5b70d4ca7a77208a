import { type Reservable, type Shortage, SoldOutError, type WantedLine } from '@rose-ash/shared/protocols/reservable'

/**
 * The implementation of Reservable while tickets and slots are not on sale: it knows no ids, so nothing has a quote or can be
 * reserved, confirmed or released.
 */
export const nothingOnSale: Reservable = {
  kinds: ['ticket', 'slot'],
  quote: async () => [],
  reserve: async (_tx, { lines }) => refuse(lines),
  confirm: async (_tx, { lines }) => refuse(lines),
  release: async () => undefined,
  takeBack: async () => undefined,
  touchedBy: async () => [],
}

function refuse(lines: readonly WantedLine[]): void {
  if (lines.length > 0) throw new SoldOutError(lines.map(shortageOf))
}

function shortageOf({ kind, refId, quantity }: WantedLine): Shortage {
  return { kind, refId, wanted: quantity, available: 0 }
}
