import type { Reaction } from './reaction.ts'

/**
 * Beside the cursor of a reaction each of its types has one of its own, so that a process which does not know a type yet, or no more, cannot
 * pass over the rows of it. A name of a reaction has no space.
 */
export function typeCursors<Ctx>({ name, on }: Pick<Reaction<Ctx>, 'name' | 'on'>): string[] {
  return [...new Set(on)].map((type) => `${name} ${type}`)
}
