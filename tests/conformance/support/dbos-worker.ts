import { setTimeout as pause } from 'node:timers/promises'
import { DBOS } from '@dbos-inc/dbos-sdk'
import { PrismaDataSource } from '@dbos-inc/prisma-datasource'
import { createDb, type Db } from '@rose-ash/shared/db/client'
import { createPool } from '@rose-ash/shared/db/create-pool'
import { APP_VERSION, type DbosWorker, QUEUE } from './dbos-names.ts'
import { tellBegun } from './notes.ts'
import { type Script, type ScriptStep, TIMED_OUT } from './script.ts'
import { SCRIPTS } from './scripts.ts'

const FOREVER_SECONDS = 86_400

/** A worker process of the referee. Its argument holds the database's address and the worker's id. */
const { databaseUrl, executorID } = JSON.parse(process.argv[2] ?? '{}') as DbosWorker
const db = createDb(createPool({ url: databaseUrl, poolSize: 4 }))
const source = new PrismaDataSource<Db>('notes', db)
for (const [name, script] of Object.entries<Script>(SCRIPTS)) DBOS.registerWorkflow(() => script(dbosStep()), { name })

DBOS.setConfig({
  name: 'conformance',
  systemDatabaseUrl: databaseUrl,
  applicationVersion: APP_VERSION,
  executorID,
  logLevel: 'error',
})
await DBOS.launch()
await DBOS.registerQueue(QUEUE, { minPollingIntervalMs: 100 })
process.once('SIGTERM', async () => {
  await DBOS.shutdown({ workflowCompletionTimeoutMS: 5_000 })
  await db.$disconnect()
  process.exit(0)
})
process.stdout.write('working\n')

function dbosStep(): ScriptStep {
  const id = DBOS.workflowID ?? ''
  return {
    note: (text, { forMs = 0 } = {}) =>
      source.runTransaction(
        async () => {
          if (forMs > 0) {
            await tellBegun(db, id, text)
            await pause(forMs)
          }
          await source.client.$executeRaw`INSERT INTO conformance_notes (flow, note) VALUES (${id}, ${text})`
        },
        { name: text },
      ),
    async wait(topic, { timeoutMs = FOREVER_SECONDS * 1_000 } = {}) {
      return (await DBOS.recv(topic, { timeoutSeconds: timeoutMs / 1_000 })) ?? TIMED_OUT
    },
  }
}
