import type { KernelContext } from '../kernel-context.ts'
import { advanceHorizon } from '../log/advance-horizon.ts'
import type { Reaction } from './reaction.ts'
import { typeCursors } from './type-cursors.ts'

/**
 * Creates the cursor of each new reaction, and of each type that is new to it, which begins where the reaction is. A type that nobody has
 * read for a day is new again. Safe when two processes start together.
 */
export async function registerReactions<Ctx>(
  ctx: Pick<KernelContext, 'db'>,
  reactions: readonly Reaction<Ctx>[],
): Promise<void> {
  assertUniqueNames(reactions)
  const { safe: now } = await advanceHorizon(ctx.db)
  for (const reaction of reactions) {
    const { name, from = 'now', replaces = [] } = reaction
    await ctx.db.$executeRaw`
      INSERT INTO reaction_cursors (handler, position)
      SELECT ${name}, coalesce(min(position), ${from === 'start' ? 0n : now}) FROM reaction_cursors WHERE handler = ANY(${[...replaces]}::text[])
      ON CONFLICT (handler) DO UPDATE SET seen_at = now()`
    await ctx.db.$executeRaw`
      INSERT INTO reaction_cursors AS c (handler, position)
      SELECT own.key, base.position FROM unnest(${typeCursors(reaction)}::text[]) AS own(key), reaction_cursors base
      WHERE base.handler = ${name}
      ON CONFLICT (handler) DO UPDATE SET seen_at = now(),
        position = CASE WHEN c.seen_at < now() - interval '1 day' THEN greatest(c.position, excluded.position) ELSE c.position END`
    if (replaces.length > 0) await takeOver(ctx, name, replaces)
  }
}

/** At each start, since a former process may still have read on beside this one. What was parked is tried again too. */
async function takeOver({ db }: Pick<KernelContext, 'db'>, name: string, former: readonly string[]): Promise<void> {
  await db.$executeRaw`
    WITH left_over AS (
      UPDATE reaction_tasks SET state = 'done', lease_owner = NULL, handled_at = now()
      WHERE handler = ANY(${[...former]}::text[]) AND state <> 'done' RETURNING seq, order_key
    )
    INSERT INTO reaction_tasks (handler, seq, order_key, due_at)
    SELECT DISTINCT ON (seq) ${name}, seq, order_key, date_trunc('milliseconds', now()) FROM left_over
    WHERE seq <= (SELECT position FROM reaction_cursors WHERE handler = ${name})
    ON CONFLICT DO NOTHING`
}

function assertUniqueNames(reactions: readonly { readonly name: string }[]): void {
  const names = new Set<string>()
  for (const { name } of reactions) {
    if (names.has(name)) throw new Error(`two reactions are called ${name}`)
    names.add(name)
  }
}
