import type { Tx } from '@rose-ash/shared/db/client'
import { pruneFlows } from './prune-flows.ts'

export interface RetentionRule {
  /** Permanent: recorded steps of `prune-history` name it. */
  readonly name: string
  readonly keepDays: number
  /** The most rows of one transaction. */
  readonly batch: number
  /** Deletes the rows that are older, at most `batch`; returns their number. */
  prune(tx: Tx, rule: Pick<RetentionRule, 'keepDays' | 'batch'>): Promise<number>
}

const ROWS = 5_000
/** Steps and signals go with their instance. */
const INSTANCES = 500

/** Housekeeping that says nothing about the co-op's business; the other flows belong to orders, letters and members. */
const HOUSEKEEPING = ['archive-log', 'prune-history']

/**
 * How long the kernel keeps what is over. What waits, runs or is parked is kept whatever its age, and so is the log and its archive:
 * rebuilds read them. A key that made something happen once is free again when its row is gone.
 */
export const RETENTION: readonly RetentionRule[] = [
  {
    ...{ name: 'housekeeping flows', keepDays: 30, batch: INSTANCES },
    prune: (tx, rule) =>
      pruneFlows(tx, { ...rule, statuses: ['completed', 'cancelled', 'failed'], only: HOUSEKEEPING }),
  },
  {
    ...{ name: 'completed flows', keepDays: 180, batch: INSTANCES },
    prune: (tx, rule) => pruneFlows(tx, { ...rule, statuses: ['completed'] }),
  },
  {
    ...{ name: 'cancelled flows', keepDays: 180, batch: INSTANCES },
    prune: (tx, rule) => pruneFlows(tx, { ...rule, statuses: ['cancelled'] }),
  },
  {
    ...{ name: 'failed flows', keepDays: 730, batch: INSTANCES },
    prune: (tx, rule) => pruneFlows(tx, { ...rule, statuses: ['failed'] }),
  },
  {
    // Where a reaction is in the log is kept by its cursor.
    ...{ name: 'done reaction tasks', keepDays: 60, batch: ROWS },
    prune: (tx, { keepDays, batch }) => tx.$executeRaw`
      DELETE FROM reaction_tasks WHERE ctid = ANY(ARRAY(
        SELECT ctid FROM reaction_tasks WHERE state = 'done' AND handled_at < now() - make_interval(days => ${keepDays}::int) LIMIT ${batch}))`,
  },
  {
    ...{ name: 'taken messages', keepDays: 60, batch: ROWS },
    prune: (tx, { keepDays, batch }) => tx.$executeRaw`
      DELETE FROM mailbox WHERE seq IN (
        SELECT seq FROM mailbox WHERE state = 'taken' AND taken_at < now() - make_interval(days => ${keepDays}::int) LIMIT ${batch})`,
  },
  {
    ...{ name: 'sent letters', keepDays: 180, batch: ROWS },
    prune: (tx, { keepDays, batch }) => tx.$executeRaw`
      DELETE FROM outgoing_mails WHERE id IN (
        SELECT id FROM outgoing_mails WHERE status = 'sent' AND sent_at < now() - make_interval(days => ${keepDays}::int) LIMIT ${batch})`,
  },
  {
    ...{ name: 'failed letters', keepDays: 365, batch: ROWS },
    prune: (tx, { keepDays, batch }) => tx.$executeRaw`
      DELETE FROM outgoing_mails WHERE id IN (
        SELECT id FROM outgoing_mails WHERE status = 'failed' AND created_at < now() - make_interval(days => ${keepDays}::int) LIMIT ${batch})`,
  },
  {
    ...{ name: 'delivered deliveries', keepDays: 14, batch: ROWS },
    prune: (tx, { keepDays, batch }) => tx.$executeRaw`
      DELETE FROM deliveries WHERE seq IN (
        SELECT seq FROM deliveries WHERE state IN ('delivered', 'cancelled') AND settled_at < now() - make_interval(days => ${keepDays}::int)
        LIMIT ${batch})`,
  },
  {
    ...{ name: 'dead letters', keepDays: 365, batch: ROWS },
    prune: (tx, { keepDays, batch }) => tx.$executeRaw`
      DELETE FROM deliveries WHERE seq IN (
        SELECT seq FROM deliveries WHERE state = 'parked' AND settled_at < now() - make_interval(days => ${keepDays}::int) LIMIT ${batch})`,
  },
  {
    ...{ name: 'forgotten destinations', keepDays: 365, batch: ROWS },
    prune: (tx, { keepDays, batch }) => tx.$executeRaw`
      DELETE FROM delivery_destinations WHERE ctid = ANY(ARRAY(
        SELECT h.ctid FROM delivery_destinations h
        WHERE h.paused_at IS NULL AND greatest(h.delivered_at, h.rest_until, h.away_since) < now() - make_interval(days => ${keepDays}::int)
          AND NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.kind = h.kind AND d.destination = h.name AND d.state IN ('pending', 'leased'))
        LIMIT ${batch}))`,
  },
]
