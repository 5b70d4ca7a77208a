import type { Db } from '@rose-ash/shared/db/client'
import type { KernelContext } from '../kernel-context.ts'
import { createLoop, type Loop } from '../waking/create-loop.ts'

/** A little more than the longest transaction that a process of ours asks for: an import. */
const LONGEST_SECONDS = 330
const LOOK_MS = 10_000

export interface Holder {
  readonly pid: number
  /** The process that writes: the name of its connection. */
  readonly writer: string
  /** How long its transaction has been open. */
  readonly seconds: number
}

/** The open transactions that every reader of the log waits for now: writers that may still fill the gap at the horizon. */
export async function findHolders(db: Db): Promise<Holder[]> {
  return db.$queryRaw<Holder[]>`
    SELECT a.pid, a.application_name AS writer, extract(epoch FROM clock_timestamp() - a.xact_start)::float8 AS seconds
    FROM log_horizon h JOIN log_writers w ON w.txid < h.gap_xmax JOIN pg_stat_activity a ON a.pid = w.pid
    WHERE h.id = 1 AND h.gap_until > h.safe_seq ORDER BY a.xact_start`
}

/** Ends the connections whose transaction has held the readers back for longer than this: their change is rolled back. Returns how many. */
export async function endLateWriters({ db, log }: Pick<KernelContext, 'db' | 'log'>, afterSeconds: number) {
  const late = (await findHolders(db)).filter(({ seconds }) => seconds > afterSeconds)
  for (const { pid, writer, seconds } of late) {
    await db.$queryRaw`SELECT pg_terminate_backend(${pid}::int)`
    log.error({ writer, seconds }, 'a transaction held back the readers of the log and was ended')
  }
  return late.length
}

/** Sees to it that nobody holds the readers back for ever: a statement that never ends, a forgotten console. */
export function guardReaders(ctx: Pick<KernelContext, 'db' | 'log'>): Loop {
  const work = async () => (await endLateWriters(ctx, LONGEST_SECONDS)) > 0
  return createLoop({ name: 'readers-guard', pollMs: LOOK_MS, log: ctx.log, work })
}
