import { createTestContext } from '@rose-ash/domains/testing/create-test-context'
import { createFlowClient } from '@rose-ash/kernel/flows/client/flow-client'
import type { ShownStatus } from '@rose-ash/kernel/flows/client/flow-view'
import { FlowFinishedError } from '@rose-ash/kernel/flows/errors'
import { registerFlows } from '@rose-ash/kernel/flows/register-flows'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { testEnvironment } from '@rose-ash/shared/testing/test-environment'
import type { Engine } from './engine.ts'
import { createNotesTables, hasBegun, readNotes } from './notes.ts'
import { ROSE_FLOWS } from './rose-flows.ts'
import { startProcess } from './start-process.ts'

/** Our own engine. */
export async function openRose(): Promise<Engine> {
  await resetStores()
  const ctx = await createTestContext('kernel')
  const environment = await testEnvironment()
  const client = createFlowClient(ctx)
  await createNotesTables(ctx.db)
  await registerFlows(ctx, ROSE_FLOWS)
  return {
    name: 'rose',
    startWorker: () => startProcess('./rose-worker.ts', environment),
    start: async (script, key) => (await client.start(null, script, {}, key ? { idempotencyKey: key } : {})).id,
    async signal(id, topic, payload, key) {
      try {
        await client.resume(null, id, payload, { key: topic, ...(key && { idempotencyKey: key }) })
        return true
      } catch (error) {
        if (error instanceof FlowFinishedError) return false
        throw error
      }
    },
    cancel: async (id) => void (await client.cancel(id)),
    fork: async (id, step) => (await client.fork(id, step)).id,
    // The lease runs out by itself.
    takeFromLost: async () => undefined,
    async show(id) {
      const { status, output } = await client.show(id)
      return { status: isOpen(status) ? 'open' : status, output }
    },
    isWaiting: async (id) => (await client.show(id)).status === 'suspended',
    hasBegun: (id, note) => hasBegun(ctx.db, id, note),
    notes: (id) => readNotes(ctx.db, id),
    close: () => ctx.close(),
  }
}

function isOpen(status: ShownStatus): status is 'running' | 'suspended' | 'parked' {
  return status === 'running' || status === 'suspended' || status === 'parked'
}
