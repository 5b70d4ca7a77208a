import { runProcess } from '@rose-ash/server/app/run-process'
import { type BaseContext, createBaseContext } from '@rose-ash/shared/context/base-context'
import { readConfig } from '../config.ts'
import { archiveLog } from '../log/archive-log.flow.ts'
import { guardReaders } from '../log/late-writers.ts'
import { monthlyArchive } from '../log/monthly-archive.ts'
import { nightlyPruning } from '../retention/nightly-pruning.ts'
import { pruneHistory } from '../retention/prune-history.flow.ts'
import { type BellListener, listenToBells } from '../waking/bells.ts'
import { createAlarm } from './alarm.ts'
import { createKernelApp } from './create-kernel-app.ts'
import { createKernelWorker } from './kernel-worker.ts'
import { measureKernel } from './measure-kernel.ts'
import { measureLag } from './measure-lag.ts'

/** Runs the kernel process: the API of flows, timers, the archive, the operator's page. Several replicas may run. */
export async function runKernel(): Promise<void> {
  let bells: BellListener | undefined
  const bellsOf = (ctx: BaseContext) => {
    bells ??= listenToBells(ctx)
    return bells
  }
  await runProcess({
    readConfig,
    createContext: (config) => createBaseContext('kernel', config),
    createApp: (ctx) => createKernelApp(ctx, bellsOf(ctx)),
    role: 'all',
    worker: async () => ({
      async startWorker(ctx: BaseContext) {
        const alarm = createAlarm(ctx)
        measureKernel(ctx)
        measureLag(ctx)
        const own = createKernelWorker(ctx, {
          flows: [archiveLog, pruneHistory],
          schedules: [monthlyArchive, nightlyPruning],
        })
        await own.start()
        alarm.start()
        const guard = guardReaders(ctx)
        guard.start()
        return {
          async stop() {
            await Promise.all([alarm.stop(), guard.stop(), own.stop()])
            bells?.close()
          },
        }
      },
    }),
  })
}
