import type { KernelContext } from '../kernel-context.ts'
import { advanceHorizon } from '../log/advance-horizon.ts'
import type { Reaction } from './reaction.ts'

/** Creates the cursor of each new reaction. Safe when two processes start together. */
export async function registerReactions<Ctx>(
  ctx: Pick<KernelContext, 'db'>,
  reactions: readonly Reaction<Ctx>[],
): Promise<void> {
  assertUniqueNames(reactions)
  const { safe: now } = await advanceHorizon(ctx.db)
  for (const { name, from = 'now' } of reactions) {
    await ctx.db.$executeRaw`
      INSERT INTO reaction_cursors (handler, position) VALUES (${name}, ${from === 'start' ? 0n : now})
      ON CONFLICT (handler) DO UPDATE SET seen_at = now()`
  }
}

function assertUniqueNames(reactions: readonly { readonly name: string }[]): void {
  const names = new Set<string>()
  for (const { name } of reactions) {
    if (names.has(name)) throw new Error(`two reactions are called ${name}`)
    names.add(name)
  }
}
