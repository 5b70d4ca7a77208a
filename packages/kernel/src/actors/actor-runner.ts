import type { KernelContext } from '../kernel-context.ts'
import { type BellListener, listenToBells } from '../waking/bells.ts'
import { createLoop } from '../waking/create-loop.ts'
import type { Actor } from './actor.ts'
import { takeTurn } from './take-turn.ts'

export interface ActorRunner {
  start(): Promise<void>
  stop(): Promise<void>
  /** One turn for each actor that has post; the number of turns. */
  round(): Promise<number>
}

export interface ActorRunnerOptions {
  readonly bells?: BellListener
  readonly pollMs?: number
  readonly concurrency?: number
}

const ACTORS_A_ROUND = 50

/** Gives turns to actors of these kinds. Any number of runners share the work; one actor has one turn at a time. */
export function createActorRunner<Ctx extends KernelContext>(
  ctx: Ctx,
  actors: readonly Actor<Ctx>[],
  { bells, pollMs = 2_000, concurrency = 4 }: ActorRunnerOptions = {},
): ActorRunner {
  const byKind = new Map(actors.map((actor) => [actor.kind, actor]))
  const loop = createLoop({ name: 'actors', pollMs, log: ctx.log, work: async () => (await round()) > 0 })
  let ownBells: BellListener | undefined

  async function round(): Promise<number> {
    const due = await findDue()
    let turns = 0
    const lane = async () => {
      for (let next = due.shift(); next; next = due.shift()) {
        const actor = byKind.get(next.kind)
        if (actor && (await takeTurn(ctx, actor, next.actor))) turns += 1
      }
    }
    await Promise.all(Array.from({ length: Math.min(concurrency, due.length) }, lane))
    return turns
  }

  /** Actors whose first pending message is due, in an order left to chance so that two runners seldom meet. */
  async function findDue(): Promise<{ kind: string; actor: string }[]> {
    const due = await ctx.db.$queryRaw<{ kind: string; actor: string }[]>`
      SELECT kind, actor FROM (
        SELECT DISTINCT ON (kind, actor) kind, actor, due_at FROM mailbox
        WHERE state = 'pending' AND kind = ANY(${[...byKind.keys()]}::text[]) ORDER BY kind, actor, seq
      ) AS first WHERE due_at <= now() ORDER BY random() LIMIT ${ACTORS_A_ROUND}`
    return due
  }

  return {
    round,
    async start() {
      if (actors.length === 0) return
      ownBells = bells ? undefined : listenToBells(ctx)
      await (bells ?? ownBells)?.on('mailbox', () => loop.wake())
      loop.start()
    },
    async stop() {
      ownBells?.close()
      await loop.stop()
    },
  }
}
