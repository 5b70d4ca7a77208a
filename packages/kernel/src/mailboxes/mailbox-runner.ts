import type { KernelContext } from '../kernel-context.ts'
import { createRunner, type Runner, type RunnerOptions } from '../waking/create-runner.ts'
import type { Mailbox } from './mailbox.ts'
import { takeTurn } from './take-turn.ts'

export interface MailboxRunner extends Runner {
  /** Gives one turn to each mailbox with a due message; returns the number of turns. */
  round(): Promise<number>
}

export interface MailboxRunnerOptions extends RunnerOptions {
  readonly concurrency?: number
}

const MAILBOXES_A_ROUND = 50
/** Wakes a little after the back-off, which ends by the clock of the database. */
const A_MOMENT_MS = 50

/** Runs mailboxes of these kinds. Any number of runners share the work; a mailbox has only one turn at a time. */
export function createMailboxRunner<Ctx extends KernelContext>(
  ctx: Ctx,
  mailboxes: readonly Mailbox<Ctx>[],
  { concurrency = 4, ...options }: MailboxRunnerOptions = {},
): MailboxRunner {
  const byKind = new Map(mailboxes.map((mailbox) => [mailbox.kind, mailbox]))
  const runner = createRunner(ctx, {
    ...options,
    ...{ name: 'mailboxes', bell: 'mailbox', isEmpty: mailboxes.length === 0 },
    work: async () => (await round()) > 0,
  })

  async function round(): Promise<number> {
    const due = await findDue()
    let turns = 0
    const lane = async () => {
      for (let next = due.shift(); next; next = due.shift()) {
        const mailbox = byKind.get(next.kind)
        if (!mailbox) continue
        const { isTaken, retryInMs } = await takeTurn(ctx, mailbox, next.actor)
        if (isTaken) turns += 1
        if (retryInMs !== undefined) runner.loop.wakeIn(retryInMs + A_MOMENT_MS)
      }
    }
    await Promise.all(Array.from({ length: Math.min(concurrency, due.length) }, lane))
    return turns
  }

  /** Mailboxes whose first pending message is due, in random order so that two runners rarely choose the same mailbox. */
  async function findDue(): Promise<{ kind: string; actor: string }[]> {
    const due = await ctx.db.$queryRaw<{ kind: string; actor: string }[]>`
      SELECT kind, actor FROM (
        SELECT DISTINCT ON (kind, actor) kind, actor, due_at FROM mailbox
        WHERE state = 'pending' AND kind = ANY(${[...byKind.keys()]}::text[]) ORDER BY kind, actor, seq
      ) AS first WHERE due_at <= now() ORDER BY random() LIMIT ${MAILBOXES_A_ROUND}`
    return due
  }

  return { ...runner, round }
}
