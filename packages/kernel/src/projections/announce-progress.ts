import { encodeKeys } from '@rose-ash/shared/activities/doorbell'
import { touchMarks } from '@rose-ash/shared/freshness/marks'
import type { KernelContext } from '../kernel-context.ts'
import { ring } from '../waking/bells.ts'

/** Touches the freshness keys of a projection's changes. Never throws: after a lost ring copies stay old until their TTL ends. */
export async function announceProgress(
  ctx: Pick<KernelContext, 'redis' | 'log'>,
  keys: readonly string[],
): Promise<void> {
  if (keys.length === 0) return
  await touchMarks(ctx.redis, keys).catch((error) => ctx.log.warn({ err: error }, 'projection progress not announced'))
  ring(ctx, 'touched', encodeKeys(keys))
}
