import { encodeKeys } from '@rose-ash/shared/activities/doorbell'
import { touchMarks } from '@rose-ash/shared/freshness/marks'
import type { KernelContext } from '../kernel-context.ts'
import { ring } from '../waking/bells.ts'

/** Tells pages and fragments that a projection has moved on. Never throws: a lost ring costs the time to live of a copy. */
export async function announceProgress(
  ctx: Pick<KernelContext, 'redis' | 'log'>,
  keys: readonly string[],
): Promise<void> {
  if (keys.length === 0) return
  await touchMarks(ctx.redis, keys).catch((error) => ctx.log.warn({ err: error }, 'projection progress not announced'))
  ring(ctx, 'touched', encodeKeys(keys))
}
