/** Positions of a flow's own steps lie below; each branch has a block of its own above. */
export const FIRST_BLOCK = 1_000_000
/** What a cancelled instance does to undo has a block of its own, below those of the branches. */
export const UNDO_BLOCK = 999_000
export const BLOCK_SIZE = 1_000

/** The first positions of the branches that a step has opened. */
export function blocksOf({ kind, result }: { readonly kind: string; readonly result: unknown }): number[] {
  return kind === 'all' || kind === 'race' ? Object.values(result as Record<string, number>) : []
}
