import { runKernel } from '../src/process/kernel-process.ts'

await runKernel()
