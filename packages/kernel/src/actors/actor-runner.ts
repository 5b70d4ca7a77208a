import type { KernelContext } from '../kernel-context.ts'
import { createRunner, type Runner, type RunnerOptions } from '../waking/create-runner.ts'
import type { Actor } from './actor.ts'
import { takeTurn } from './take-turn.ts'

export interface ActorRunner extends Runner {
  /** Gives one turn to each actor with a due message; returns the number of turns. */
  round(): Promise<number>
}

export interface ActorRunnerOptions extends RunnerOptions {
  readonly concurrency?: number
}

const ACTORS_A_ROUND = 50

/** Runs actors of these kinds. Any number of runners share the work; an actor has only one turn at a time. */
export function createActorRunner<Ctx extends KernelContext>(
  ctx: Ctx,
  actors: readonly Actor<Ctx>[],
  { concurrency = 4, ...options }: ActorRunnerOptions = {},
): ActorRunner {
  const byKind = new Map(actors.map((actor) => [actor.kind, actor]))
  const runner = createRunner(ctx, {
    ...options,
    ...{ name: 'actors', bell: 'mailbox', isEmpty: actors.length === 0 },
    work: async () => (await round()) > 0,
  })

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

  /** Actors whose first pending message is due, in random order so that two runners rarely choose the same actor. */
  async function findDue(): Promise<{ kind: string; actor: string }[]> {
    const due = await ctx.db.$queryRaw<{ kind: string; actor: string }[]>`
      SELECT kind, actor FROM (
        SELECT DISTINCT ON (kind, actor) kind, actor, due_at FROM mailbox
        WHERE state = 'pending' AND kind = ANY(${[...byKind.keys()]}::text[]) ORDER BY kind, actor, seq
      ) AS first WHERE due_at <= now() ORDER BY random() LIMIT ${ACTORS_A_ROUND}`
    return due
  }

  return { ...runner, round }
}
