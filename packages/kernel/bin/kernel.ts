import { runKernel } from '../src/process/kernel-service.ts'

await runKernel()
