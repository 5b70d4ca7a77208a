import { setTimeout as pause } from 'node:timers/promises'
import type { Db } from '@rose-ash/shared/db/client'
import type { BellListener } from '../../waking/bells.ts'
import { publicStatus, type ShownStatus } from './flow-view.ts'

export interface Rest {
  readonly status: ShownStatus
  /** The signal lies there for a wait that may come. */
  readonly isEarly: boolean
}

export interface Reply {
  readonly status: ShownStatus
  readonly isAnswered: boolean
  readonly answer: unknown
}

export interface FlowRest {
  /**
   * Resolves when the instance waits or is finished, and the signal (if given) was taken or is not what it waits for; or at the timeout.
   */
  awaitRest(id: string, options: { readonly withinMs: number; readonly signal?: string }): Promise<Rest>
  /** Resolves when the flow has replied to the signal or is finished; or at the timeout. */
  awaitReply(id: string, options: { readonly withinMs: number; readonly signal: string }): Promise<Reply>
}

const LOOK_AGAIN_MS = 200

/** Watches instances by the bell that rings when one stops running, and polls in case a ring is lost. */
export async function createFlowRest({ db }: { db: Db }, bells: BellListener): Promise<FlowRest> {
  const watchers = new Map<string, Set<() => void>>()
  await bells.on('flowState', (id) => {
    for (const look of watchers.get(id) ?? []) look()
  })

  return {
    awaitRest: (id, { withinMs, signal }) => lookUntil(id, withinMs, () => readRest(db, id, signal)),
    awaitReply: (id, { withinMs, signal }) => lookUntil(id, withinMs, () => readReply(db, id, signal)),
  }

  /** Looks at each ring until the instance rests, or the time is over. */
  async function lookUntil<Seen extends { readonly resting: boolean }>(
    id: string,
    withinMs: number,
    look: () => Promise<Seen>,
  ): Promise<Seen> {
    const end = performance.now() + withinMs
    while (true) {
      const rung = watch(id)
      const seen = await look()
      const left = end - performance.now()
      if (seen.resting || left <= 0) {
        rung.stop()
        return seen
      }
      await Promise.race([rung.promise, pause(Math.min(left, LOOK_AGAIN_MS))])
      rung.stop()
    }
  }

  function watch(id: string): { promise: Promise<void>; stop(): void } {
    const { promise, resolve } = Promise.withResolvers<void>()
    const known = watchers.get(id) ?? new Set()
    known.add(resolve)
    watchers.set(id, known)
    return {
      promise,
      stop() {
        known.delete(resolve)
        if (known.size === 0) watchers.delete(id)
      },
    }
  }
}

async function readRest(db: Db, id: string, signal: string | undefined) {
  const [row] = await db.$queryRaw<
    { status: string; isQueued: boolean; isAwaited: boolean }[]
  >`/* prepared: read-flow-rest */
    SELECT CASE WHEN i.parked_at IS NULL THEN i.status ELSE 'parked' END AS status, s.seq IS NOT NULL AS "isQueued", EXISTS (
      SELECT 1 FROM flow_steps w WHERE w.flow_id = i.id AND w.state = 'waiting' AND w.kind = 'wait'
        AND (s.key = w.wait_key OR s.key = '*' AND coalesce(w.keyless, w.wait_key NOT LIKE 'child:%'))) AS "isAwaited"
    FROM flow_instances i LEFT JOIN flow_signals s ON s.flow_id = i.id AND s.seq = ${signal ?? null}::bigint AND s.consumed_at IS NULL
    WHERE i.id = ${id}::uuid`
  const status = publicStatus(row?.status ?? 'running')
  const isWaiting = status === 'suspended' || status === 'parked'
  const isDelivered = row?.isQueued === true && row.isAwaited && status === 'suspended'
  return {
    status,
    isEarly: isWaiting && row?.isQueued === true && !isDelivered,
    resting: status !== 'running' && !isDelivered,
  }
}

async function readReply(db: Db, id: string, signal: string) {
  const [row] = await db.$queryRaw<{ status: string; isFinished: boolean; isAnswered: boolean; answer: unknown }[]>`
    SELECT CASE WHEN i.parked_at IS NULL THEN i.status ELSE 'parked' END AS status, i.finished_at IS NOT NULL AS "isFinished",
      s.answered_at IS NOT NULL AS "isAnswered", s.answer
    FROM flow_instances i JOIN flow_signals s ON s.flow_id = i.id AND s.seq = ${signal}::bigint WHERE i.id = ${id}::uuid`
  const { status = 'running', isFinished = false, isAnswered = false, answer } = row ?? {}
  return { status: publicStatus(status), isAnswered, answer, resting: isAnswered || isFinished }
}
