import type { ServerContext } from '@rose-ash/server/context/server-context'
import type { ActivityOf } from '@rose-ash/shared/activities/activity-of'
import type { ActivityDefinition } from '@rose-ash/shared/activities/define-activity'
import { parseActivity } from '@rose-ash/shared/activities/parse-activity'
import type { EffectReaction, EffectTools, ReactionDeclaration } from './reaction.ts'

interface EffectReactionDeclaration<Definition extends ActivityDefinition, Ctx>
  extends ReactionDeclaration<Definition> {
  /** Milliseconds after which one attempt has failed. Default 30 000. */
  readonly timeoutMs?: number
  run(activity: ActivityOf<Definition>, ctx: Ctx, tools: EffectTools): Promise<unknown>
}

/**
 * Declares an effect outside the database for each activity of the given definitions. It is attempted until one attempt succeeds,
 * with the same idempotency key each time: at least once.
 */
export function defineEffectReaction<Definition extends ActivityDefinition, Ctx = ServerContext>({
  on,
  run,
  ...reaction
}: EffectReactionDeclaration<Definition, Ctx>): EffectReaction<Ctx> {
  return {
    ...reaction,
    kind: 'effect',
    on: on.map(({ type }) => type),
    run: async (row, ctx, tools) => run(parseActivity(on, row), ctx, tools),
  }
}
