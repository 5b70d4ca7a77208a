import { baseEnvSchema } from '@rose-ash/shared/config/base-config'
import { parseEnv } from '@rose-ash/shared/config/parse-env'
import { createSharedContext } from '@rose-ash/shared/context/shared-context'
import { createKernelWorker } from '../../src/process/kernel-worker.ts'
import { chaosFlow, chaosReaction } from './chaos-parts.ts'

/** A worker process for the chaos tests: it is told its environment on the command line, and is killed without warning. */
const config = parseEnv(baseEnvSchema, JSON.parse(process.argv[2] ?? '{}'))
const ctx = createSharedContext('cli', config)
const parts = { flows: [chaosFlow], reactions: [chaosReaction] }
const worker = createKernelWorker(ctx, parts, { leaseMs: 1_500, pollMs: 200 })
await worker.start()
process.stdout.write('working\n')
process.once('SIGTERM', async () => {
  await worker.stop()
  await ctx.close()
  process.exit(0)
})
