import { flushCompileCache } from 'node:module'
import { baseEnvSchema } from '@rose-ash/shared/config/base-config'
import { parseEnv } from '@rose-ash/shared/config/parse-env'
import { createBaseContext } from '@rose-ash/shared/context/base-context'
import { createKernelWorker } from '../../src/process/kernel-worker.ts'
import { createProjectionRunner } from '../../src/projections/projection-runner.ts'
import { chains } from './chains.ts'
import { chaosFlow, chaosReaction } from './chaos-parts.ts'
import { writeDown } from './many-writers.ts'

/** A worker process for the chaos tests, with no more in it than its flows need: it is told its environment and its lease on the command line, and is killed without warning. */
const { environment, leaseMs } = JSON.parse(process.argv[2] ?? '{}')
const config = parseEnv(baseEnvSchema, environment)
const ctx = createBaseContext('cli', config)
const parts = { flows: [chaosFlow], reactions: [chaosReaction, writeDown] }
const projections = createProjectionRunner(ctx, [chains], { pollMs: 200 })
const worker = createKernelWorker(ctx, parts, { pollMs: 200, ...(leaseMs && { leaseMs }) })
await Promise.all([worker.start(), projections.start()])
process.stdout.write('working\n')
// It is killed before it could do so at its end.
flushCompileCache()
process.once('SIGTERM', async () => {
  await Promise.all([worker.stop(), projections.stop()])
  await ctx.close()
  process.exit(0)
})
