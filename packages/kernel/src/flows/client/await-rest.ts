import { setTimeout as pause } from 'node:timers/promises'
import type { Db } from '@rose-ash/shared/db/client'
import type { BellListener } from '../../waking/bells.ts'
import { type FlowSummary, publicStatus } from './flow-view.ts'

export interface FlowRest {
  /** Resolves with the status when the instance waits or is finished and the signal (if given) was taken, or at the timeout. */
  awaitRest(
    id: string,
    options: { readonly withinMs: number; readonly signal?: string },
  ): Promise<FlowSummary['status']>
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
        const { status, resting } = await readRest(db, id, signal)
        const left = end - performance.now()
        if (resting || left <= 0) {
          rung.stop()
          return status
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
  const [row] = await db.$queryRaw<{ status: string; taken: boolean }[]>`/* prepared: read-flow-rest */
    SELECT i.status, NOT EXISTS (SELECT 1 FROM flow_signals s
      WHERE s.flow_id = i.id AND s.seq = ${signal ?? null}::bigint AND s.consumed_at IS NULL) AS taken
    FROM flow_instances i WHERE i.id = ${id}::uuid`
  const status = publicStatus(row?.status ?? 'running')
  return { status, resting: status !== 'running' && (status !== 'suspended' || row?.taken === true) }
}
