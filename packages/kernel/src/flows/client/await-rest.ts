import { setTimeout as pause } from 'node:timers/promises'
import type { Db } from '@rose-ash/shared/db/client'
import type { BellListener } from '../../waking/bells.ts'
import { publicStatus, type ShownStatus } from './flow-view.ts'

export interface Rest {
  readonly status: ShownStatus
  /** The signal lies there for a wait that may come. */
  readonly isEarly: boolean
}

export interface FlowRest {
  /**
   * Resolves when the instance waits or is finished, and the signal (if given) was taken or is not what it waits for; or at the timeout.
   */
  awaitRest(id: string, options: { readonly withinMs: number; readonly signal?: string }): Promise<Rest>
}

const LOOK_AGAIN_MS = 200

/** Watches instances by the bell that rings when one stops running, and polls in case a ring is lost. */
export async function createFlowRest({ db }: { db: Db }, bells: BellListener): Promise<FlowRest> {
  const watchers = new Map<string, Set<() => void>>()
  await bells.on('flowState', (id) => {
    for (const look of watchers.get(id) ?? []) look()
  })

  return {
    async awaitRest(id, { withinMs, signal }) {
      const end = performance.now() + withinMs
      while (true) {
        const rung = watch(id)
        const { status, isEarly, resting } = await readRest(db, id, signal)
        const left = end - performance.now()
        if (resting || left <= 0) {
          rung.stop()
          return { status, isEarly }
        }
        await Promise.race([rung.promise, pause(Math.min(left, LOOK_AGAIN_MS))])
        rung.stop()
      }
    },
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
