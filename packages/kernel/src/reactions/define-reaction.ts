import type { ServerContext } from '@rose-ash/server/context/server-context'
import type { TxReaction } from './reaction.ts'

/** Declares what happens in the database when the log says so. The effect commits with its mark: exactly once. */
export function defineReaction<Ctx = ServerContext>(reaction: Omit<TxReaction<Ctx>, 'kind'>): TxReaction<Ctx> {
  return { ...reaction, kind: 'tx' }
}
