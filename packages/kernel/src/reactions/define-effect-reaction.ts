import type { ServerContext } from '@rose-ash/server/context/server-context'
import type { EffectReaction } from './reaction.ts'

/** Declares what happens outside the database when the log says so: at least once, with an idempotency key. */
export function defineEffectReaction<Ctx = ServerContext>(
  reaction: Omit<EffectReaction<Ctx>, 'kind'>,
): EffectReaction<Ctx> {
  return { ...reaction, kind: 'effect' }
}
