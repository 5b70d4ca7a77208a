import { type BaseContext, createBaseContext } from '@rose-ash/shared/context/base-context'
import { runService } from '@rose-ash/shared/http/run-service'
import { readConfig } from '../config.ts'
import { createKernelApp } from '../http/create-kernel-app.ts'
import { archiveLog } from '../log/archive-log.flow.ts'
import { scheduleArchive } from '../log/schedule-archive.ts'
import { createProjectionRunner } from '../projections/projection-runner.ts'
import { PROJECTIONS } from '../projections/registry.ts'
import { type BellListener, listenToBells } from '../waking/bells.ts'
import { createAlarm } from './alarm.ts'
import { createKernelWorker } from './kernel-worker.ts'
import { measureKernel } from './measure-kernel.ts'

/** Runs the kernel process: the API of flows, timers, projections, the archive, the operator's page. Any number of replicas may run. */
export async function runKernel(): Promise<void> {
  let bells: BellListener | undefined
  const bellsOf = (ctx: BaseContext) => {
    bells ??= listenToBells(ctx)
    return bells
  }
  await runService({
    readConfig,
    createContext: (config) => createBaseContext('kernel', config),
    createApp: (ctx) => createKernelApp(ctx, bellsOf(ctx)),
    role: 'all',
    worker: async () => ({
      async startWorker(ctx: BaseContext) {
        const projections = createProjectionRunner(ctx, PROJECTIONS, { bells: bellsOf(ctx) })
        const alarm = createAlarm(ctx)
        measureKernel(ctx)
        const own = createKernelWorker(ctx, { flows: [archiveLog] })
        await Promise.all([projections.start(), own.start()])
        alarm.start()
        const archiving = scheduleArchive(ctx)
        return {
          async stop() {
            await archiving.stop()
            await Promise.all([projections.stop(), alarm.stop(), own.stop()])
            bells?.close()
          },
        }
      },
    }),
  })
}
