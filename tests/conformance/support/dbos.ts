import { randomUUID } from 'node:crypto'
import { DBOSClient } from '@dbos-inc/dbos-sdk'
import { createDb } from '@rose-ash/shared/db/client'
import { createPool } from '@rose-ash/shared/db/create-pool'
import { testEnvironment } from '@rose-ash/shared/testing/test-environment'
import { APP_VERSION, QUEUE } from './dbos-names.ts'
import type { Engine, ShownFlow } from './engine.ts'
import { createNotesTables, hasBegun, readNotes } from './notes.ts'
import { startProcess } from './start-process.ts'

const STATUS: Readonly<Record<string, ShownFlow['status']>> = {
  SUCCESS: 'completed',
  ERROR: 'failed',
  CANCELLED: 'cancelled',
}

/** The referee: DBOS, another engine that stores flows in PostgreSQL, in a database of its own. */
export async function openDbos(): Promise<Engine> {
  const databaseUrl = await createOwnDatabase()
  const db = createDb(createPool({ url: databaseUrl, poolSize: 2 }))
  await createNotesTables(db)
  const client = await DBOSClient.create({ systemDatabaseUrl: databaseUrl })
  return {
    name: 'dbos',
    startWorker: () => startProcess('./dbos-worker.ts', { databaseUrl, executorID: randomUUID() }),
    async start(script, key) {
      const ask = { queueName: QUEUE, workflowName: script, appVersion: APP_VERSION, ...(key && { workflowID: key }) }
      return (await client.enqueue(ask)).workflowID
    },
    async signal(id, topic, payload, key) {
      await client.send(id, payload, topic, key)
      return true
    },
    cancel: (id) => client.cancelWorkflow(id),
    fork: (id, step) => client.forkWorkflow(id, step, { applicationVersion: APP_VERSION, queueName: QUEUE }),
    takeFromLost: (id) => client.resumeWorkflow(id, { queueName: QUEUE }),
    async show(id) {
      const flow = await client.getWorkflow(id)
      return { status: STATUS[flow?.status ?? ''] ?? 'open', output: flow?.output ?? null }
    },
    isWaiting: async () => true,
    hasBegun: (id, note) => hasBegun(db, id, note),
    notes: (id) => readNotes(db, id),
    async close() {
      await client.destroy()
      await db.$disconnect()
    },
  }
}

/** Its name begins with that of the test's database, so that both are dropped together. */
async function createOwnDatabase(): Promise<string> {
  const { DATABASE_URL = '' } = await testEnvironment()
  const own = new URL(DATABASE_URL)
  own.pathname += '_dbos'
  const name = own.pathname.slice(1)
  const admin = createDb(createPool({ url: DATABASE_URL, poolSize: 1 }))
  await admin.$executeRawUnsafe(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
  await admin.$executeRawUnsafe(`CREATE DATABASE ${name}`)
  await admin.$disconnect()
  return own.href
}
