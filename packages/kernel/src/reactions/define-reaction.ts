import type { ServerContext } from '@rose-ash/server/context/server-context'
import type { ActivityOf } from '@rose-ash/shared/activities/activity-of'
import type { ActivityDefinition } from '@rose-ash/shared/activities/define-activity'
import { parseActivity } from '@rose-ash/shared/activities/parse-activity'
import type { Tx } from '@rose-ash/shared/db/client'
import type { ReactionDeclaration, TxReaction } from './reaction.ts'

interface TxReactionDeclaration<Definition extends ActivityDefinition, Ctx> extends ReactionDeclaration<Definition> {
  handle(tx: Tx, activity: ActivityOf<Definition>, ctx: Ctx): Promise<unknown>
}

/**
 * Declares an effect inside the database for each activity of the given definitions. The effect commits together with the state of the
 * task: exactly once.
 */
export function defineReaction<Definition extends ActivityDefinition, Ctx = ServerContext>({
  on,
  handle,
  ...reaction
}: TxReactionDeclaration<Definition, Ctx>): TxReaction<Ctx> {
  return {
    ...reaction,
    kind: 'tx',
    on: on.map(({ type }) => type),
    handle: async (tx, row, ctx) => handle(tx, parseActivity(on, row), ctx),
  }
}
