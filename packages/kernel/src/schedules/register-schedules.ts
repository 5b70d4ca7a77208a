import type { KernelContext } from '../kernel-context.ts'
import { nextStart } from './next-start.ts'
import type { Schedule } from './schedule.ts'

/**
 * Writes the schedules of this process down. One that is known keeps its next turn, its pause and what it owes, unless its rule or zone
 * has changed. Throws ValidationError for a rule that cannot be read.
 */
export async function registerSchedules<Ctx extends Pick<KernelContext, 'app' | 'db'>>(
  ctx: Ctx,
  schedules: readonly Schedule<Ctx>[],
): Promise<void> {
  const now = await databaseNow(ctx)
  for (const schedule of schedules) {
    const { name, at, missed = 'once', startsAtOnce = false } = schedule
    const zone = schedule.zone?.(ctx) ?? 'UTC'
    await ctx.db.$executeRaw`
      INSERT INTO schedules AS s (name, app, rule, zone, missed, next_at, asked_at)
      VALUES (${name}, ${ctx.app}, ${at}, ${zone}, ${missed}, ${nextStart({ at, zone }, now)}::timestamptz,
        ${startsAtOnce ? now : null}::timestamptz)
      ON CONFLICT (name) DO UPDATE SET app = excluded.app, rule = excluded.rule, zone = excluded.zone, missed = excluded.missed,
        next_at = CASE WHEN s.rule = excluded.rule AND s.zone = excluded.zone THEN s.next_at ELSE excluded.next_at END`
  }
}

/** The database's clock: turns come by it on every machine. */
export async function databaseNow({ db }: Pick<KernelContext, 'db'>): Promise<Date> {
  const [row] = await db.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp()::timestamptz(3) AS now`
  return row?.now ?? new Date()
}
