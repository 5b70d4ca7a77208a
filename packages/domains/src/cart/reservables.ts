import type { Reservable } from '@rose-ash/shared/protocols/reservable'
import type { Services } from '@rose-ash/shared/protocols/services'

/** The domains that answer for things on a cart line, always in the same order, so that their rows are locked in the same order. */
export function reservables({ market, events }: Pick<Services, 'market' | 'events'>): readonly Reservable[] {
  return [market, events]
}

/** The things of `lines` that a domain answers for. */
export function linesFor<Line extends { readonly kind: string }>(domain: Reservable, lines: readonly Line[]): Line[] {
  return lines.filter(({ kind }) => domain.kinds.some((own) => own === kind))
}
