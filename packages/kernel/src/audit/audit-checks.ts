import type { Db } from '@rose-ash/shared/db/client'
import { BLOCK_SIZE, UNDO_BLOCK } from '../flows/runner/blocks.ts'
import type { Finding } from './finding.ts'

type Row = Pick<Finding, 'subject' | 'detail'>

interface AuditCheck extends Pick<Finding, 'check' | 'severity'> {
  find(db: Db): Promise<Row[]>
}

/** The invariants, each as a query whose result should be empty. */
export const AUDIT_CHECKS: readonly AuditCheck[] = [
  {
    check: 'the log is readable to its end within a minute',
    severity: 'waiting',
    find: (db) => db.$queryRaw<Row[]>`
      SELECT 'seq ' || min(seq) AS subject, count(*) || ' rows wait behind an open transaction' AS detail
      FROM ap_activities WHERE seq > (SELECT safe_seq FROM log_horizon WHERE id = 1) AND created_at < now() - interval '1 minute'
      HAVING count(*) > 0`,
  },
  {
    check: 'nothing was read beyond the horizon',
    severity: 'broken',
    find: (db) => db.$queryRaw<Row[]>`
      SELECT name AS subject, 'position ' || position AS detail FROM (
        SELECT handler AS name, position FROM reaction_cursors UNION ALL SELECT name, position FROM projection_checkpoints) AS readers
      WHERE position > (SELECT safe_seq FROM log_horizon WHERE id = 1)`,
  },
  {
    check: 'a reaction has a task only for what its cursor has passed',
    severity: 'broken',
    find: (db) => db.$queryRaw<Row[]>`
      SELECT t.handler AS subject, 'task ' || t.seq || ' beyond position ' || c.position AS detail
      FROM reaction_tasks t JOIN reaction_cursors c ON c.handler = t.handler WHERE t.seq > c.position LIMIT 100`,
  },
  {
    check: 'a row of the log is in one place',
    severity: 'broken',
    find: (db) => db.$queryRaw<Row[]>`
      SELECT 'seq ' || a.seq AS subject, 'archived and not archived' AS detail
      FROM ap_activities_archive a JOIN ap_activities b ON b.seq = a.seq OR b.id = a.id LIMIT 100`,
  },
  {
    check: 'an open task has its activity',
    severity: 'broken',
    find: (db) => db.$queryRaw<Row[]>`
      SELECT t.handler AS subject, 'activity ' || t.seq || ' is gone' AS detail FROM reaction_tasks t
      WHERE t.state IN ('pending', 'leased') AND NOT EXISTS (SELECT 1 FROM activity_log a WHERE a.seq = t.seq) LIMIT 100`,
  },
  {
    check: 'what is due is handled within five minutes',
    severity: 'waiting',
    find: (db) => db.$queryRaw<Row[]>`
      SELECT handler AS subject, count(*) || ' tasks due since ' || min(due_at) AS detail FROM reaction_tasks
      WHERE state IN ('pending', 'leased') AND due_at < now() - interval '5 minutes' GROUP BY handler`,
  },
  {
    check: 'no task is parked',
    severity: 'waiting',
    find: (db) => db.$queryRaw<Row[]>`
      SELECT handler AS subject, count(*) || ' parked: ' || max(last_error) AS detail FROM reaction_tasks WHERE state = 'parked' GROUP BY handler`,
  },
  {
    check: 'no message is parked',
    severity: 'waiting',
    find: (db) => db.$queryRaw<Row[]>`
      SELECT actor AS subject, count(*) || ' parked: ' || max(last_error) AS detail FROM mailbox WHERE state = 'parked' GROUP BY actor`,
  },
  {
    check: 'an actor has had one turn for each message taken',
    severity: 'broken',
    find: (db) => db.$queryRaw<Row[]>`
      SELECT a.name AS subject, a.turns || ' turns, ' || count(m.seq) || ' messages' AS detail
      FROM mailbox_actors a LEFT JOIN mailbox m ON m.actor = a.name AND m.state = 'taken'
      GROUP BY a.name, a.turns HAVING a.turns < count(m.seq)`,
  },
  {
    check: 'every projection has a live generation',
    severity: 'broken',
    find: (db) => db.$queryRaw<Row[]>`
      SELECT name AS subject, 'no live generation' AS detail FROM projection_checkpoints
      GROUP BY name HAVING count(*) FILTER (WHERE state = 'live') <> 1`,
  },
  {
    check: 'no projection stands still',
    severity: 'waiting',
    find: (db) => db.$queryRaw<Row[]>`
      SELECT name AS subject, 'generation ' || generation || ': ' || last_error AS detail FROM projection_checkpoints
      WHERE last_error IS NOT NULL AND state <> 'retired'`,
  },
  {
    check: 'a suspended flow waits for something',
    severity: 'broken',
    find: (db) => db.$queryRaw<Row[]>`
      SELECT i.id::text AS subject, i.name || ' waits for nothing' AS detail FROM flow_instances i
      WHERE i.status = 'suspended' AND i.parked_at IS NULL AND NOT i.cancel_requested AND NOT EXISTS (
        SELECT 1 FROM flow_steps s WHERE s.flow_id = i.id AND s.state IN ('waiting', 'retrying')) LIMIT 100`,
  },
  {
    check: 'a completed flow has no open step',
    severity: 'broken',
    find: (db) => db.$queryRaw<Row[]>`
      SELECT i.id::text AS subject, i.name || ' step ' || s.position || ' ' || s.state AS detail
      FROM flow_instances i JOIN flow_steps s ON s.flow_id = i.id AND s.state = 'retrying' WHERE i.status = 'completed' LIMIT 100`,
  },
  {
    check: 'the steps of a flow are numbered without a gap',
    severity: 'broken',
    find: (db) => db.$queryRaw<Row[]>`
      SELECT flow_id::text AS subject, count(*) || ' steps, the last is number ' || max(position) AS detail FROM flow_steps
      WHERE flow_id IN (SELECT id FROM flow_instances WHERE status IN ('suspended', 'completed'))
      GROUP BY flow_id, CASE WHEN position >= ${UNDO_BLOCK} THEN position / ${BLOCK_SIZE} END
      HAVING max(position) - min(position) <> count(*) - 1 OR min(position) % ${BLOCK_SIZE} <> 0 OR min(position) BETWEEN 1 AND ${UNDO_BLOCK - 1} LIMIT 100`,
  },
  {
    check: 'a signal was taken by one wait, and a wait took one signal',
    severity: 'broken',
    find: (db) => db.$queryRaw<Row[]>`
      SELECT s.flow_id::text AS subject, 'step ' || s.position || ' took ' || count(g.seq) || ' signals' AS detail
      FROM flow_steps s LEFT JOIN flow_signals g ON g.flow_id = s.flow_id AND g.consumed_by = s.position
      JOIN flow_instances i ON i.id = s.flow_id
      WHERE s.kind = 'wait' AND s.state = 'done' AND s.result->>'timedOut' = 'false' AND s.epoch > 0
      GROUP BY s.flow_id, s.position HAVING count(g.seq) <> 1 LIMIT 100`,
  },
  {
    check: 'a finished child has told its parent',
    severity: 'broken',
    find: (db) => db.$queryRaw<Row[]>`
      SELECT c.id::text AS subject, c.name || ' has not told ' || c.parent_id AS detail FROM flow_instances c
      WHERE c.parent_id IS NOT NULL AND c.finished_at IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM flow_signals s WHERE s.flow_id = c.parent_id AND s.key = 'child:' || c.id) LIMIT 100`,
  },
  {
    check: 'a flow that may run finds a worker within five minutes',
    severity: 'waiting',
    find: (db) => db.$queryRaw<Row[]>`
      SELECT name AS subject, count(*) || ' instances due since ' || min(wake_at) AS detail FROM flow_instances
      WHERE wake_at < now() - interval '5 minutes' GROUP BY name`,
  },
  {
    check: 'no flow is parked',
    severity: 'waiting',
    find: (db) => db.$queryRaw<Row[]>`
      SELECT id::text AS subject, name || ': ' || coalesce(error->>'message', '') AS detail FROM flow_instances
      WHERE parked_at IS NOT NULL ORDER BY parked_at LIMIT 100`,
  },
  {
    check: 'no flow has failed',
    severity: 'waiting',
    find: (db) => db.$queryRaw<Row[]>`
      SELECT id::text AS subject, name || ': ' || coalesce(error->>'message', '') AS detail FROM flow_instances
      WHERE status = 'failed' ORDER BY finished_at DESC LIMIT 100`,
  },
  {
    check: 'a step that is done was done by an owner of the instance',
    severity: 'broken',
    find: (db) => db.$queryRaw<Row[]>`
      SELECT s.flow_id::text AS subject, 'step ' || s.position || ' of epoch ' || s.epoch || ', the instance is at ' || i.epoch AS detail
      FROM flow_steps s JOIN flow_instances i ON i.id = s.flow_id WHERE s.epoch > i.epoch LIMIT 100`,
  },
  {
    check: 'a spawned flow was started once, by its step',
    severity: 'broken',
    find: (db) => db.$queryRaw<Row[]>`
      SELECT s.flow_id::text AS subject, 'step ' || s.position || ' started ' || count(c.id) || ' flows' AS detail
      FROM flow_steps s JOIN flow_instances i ON i.id = s.flow_id
      LEFT JOIN flow_instances c ON c.parent_id = s.flow_id AND c.id::text = s.result->>'id'
      WHERE s.kind = 'spawn' AND s.state = 'done' AND s.epoch > 0
      GROUP BY s.flow_id, s.position HAVING count(c.id) <> 1 LIMIT 100`,
  },
  {
    check: 'what was put in the outbox leaves it within five minutes',
    severity: 'waiting',
    find: (db) => db.$queryRaw<Row[]>`
      SELECT origin_app AS subject, count(*) || ' mails wait since ' || min(created_at) AS detail FROM outgoing_mails
      WHERE status IN ('pending', 'relayed') AND created_at < now() - interval '5 minutes' GROUP BY origin_app`,
  },
  {
    check: 'no delivery is parked',
    severity: 'waiting',
    find: (db) => db.$queryRaw<Row[]>`
      SELECT kind AS subject, count(*) || ' parked: ' || max(last_error) AS detail FROM deliveries WHERE state = 'parked' GROUP BY kind`,
  },
  {
    check: 'what may leave is delivered within five minutes',
    severity: 'waiting',
    find: (db) => db.$queryRaw<Row[]>`
      SELECT d.kind AS subject, count(*) || ' deliveries due since ' || min(d.due_at) AS detail
      FROM deliveries d LEFT JOIN delivery_destinations h ON h.kind = d.kind AND h.name = d.destination
      WHERE d.state IN ('pending', 'leased') AND d.due_at < now() - interval '5 minutes' AND h.paused_at IS NULL
        AND coalesce(h.failures, 0) = 0 GROUP BY d.kind`,
  },
  {
    check: 'a schedule takes its turn within five minutes',
    severity: 'waiting',
    find: (db) => db.$queryRaw<Row[]>`
      SELECT name AS subject, 'due since ' || next_at || coalesce(': ' || last_error, '') AS detail FROM schedules
      WHERE paused_at IS NULL AND next_at < now() - interval '5 minutes' AND coalesce(lease_until <= now(), true)`,
  },
  {
    check: 'no mail has failed',
    severity: 'waiting',
    find: (db) => db.$queryRaw<Row[]>`
      SELECT origin_app AS subject, count(*) || ' failed: ' || max(last_error) AS detail FROM outgoing_mails
      WHERE status = 'failed' GROUP BY origin_app`,
  },
]
