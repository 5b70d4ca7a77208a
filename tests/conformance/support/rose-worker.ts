import { createSharedContext } from '@rose-ash/domains/context/shared-context'
import { createKernelWorker } from '@rose-ash/kernel/process/kernel-worker'
import { baseEnvSchema } from '@rose-ash/shared/config/base-config'
import { parseEnv } from '@rose-ash/shared/config/parse-env'
import { LEASE_MS, ROSE_FLOWS } from './rose-flows.ts'

/** A worker process of our engine. Its argument holds its environment. */
const config = parseEnv(baseEnvSchema, JSON.parse(process.argv[2] ?? '{}'))
const ctx = createSharedContext('cli', config)
const worker = createKernelWorker(ctx, { flows: ROSE_FLOWS }, { leaseMs: LEASE_MS, pollMs: 100 })
await worker.start()
process.once('SIGTERM', async () => {
  await worker.stop()
  await ctx.close()
  process.exit(0)
})
process.stdout.write('working\n')
