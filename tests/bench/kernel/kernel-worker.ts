import { createSharedContext } from '@rose-ash/domains/context/shared-context'
import { createKernelWorker } from '@rose-ash/kernel/process/kernel-worker'
import { baseEnvSchema } from '@rose-ash/shared/config/base-config'
import { parseEnv } from '@rose-ash/shared/config/parse-env'
import { benchFlow } from './kernel-flow.ts'

/** A worker process for the kernel's bench; its environment is its argument. */
const config = parseEnv(baseEnvSchema, JSON.parse(process.argv[2] ?? '{}'))
const worker = createKernelWorker(createSharedContext('blog', config), { flows: [benchFlow] })
await worker.start()
process.once('SIGTERM', () => process.exit())
process.stdout.write('working\n')
