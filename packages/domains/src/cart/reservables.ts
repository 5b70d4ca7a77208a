import type { Reservable } from '@rose-ash/shared/protocols/reservable'
import type { Services } from '@rose-ash/shared/protocols/services'

/** The domains that own the things on cart lines, always in the same order, so that their rows are locked in the same order. */
export function reservables({ market, events }: Pick<Services, 'market' | 'events'>): readonly Reservable[] {
  return [market, events]
}

/** The lines that belong to a domain. */
export function linesFor<Line extends { readonly kind: string }>(domain: Reservable, lines: readonly Line[]): Line[] {
  return lines.filter(({ kind }) => domain.kinds.some((own) => own === kind))
}
