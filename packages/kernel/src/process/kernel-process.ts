import { type RunningWorker, runProcess } from '@rose-ash/server/app/run-process'
import { type BaseContext, createBaseContext } from '@rose-ash/shared/context/base-context'
import { lazy } from '@rose-ash/shared/context/lazy'
import type { Express } from 'express'
import { readConfig } from '../config.ts'
import { archiveLog } from '../log/archive-log.flow.ts'
import { guardReaders } from '../log/late-writers.ts'
import { monthlyArchive } from '../log/monthly-archive.ts'
import { nightlyPruning } from '../retention/nightly-pruning.ts'
import { pruneHistory } from '../retention/prune-history.flow.ts'
import { listenToBells } from '../waking/bells.ts'
import { createAlarm } from './alarm.ts'
import { createKernelApp } from './create-kernel-app.ts'
import { createKernelWorker } from './kernel-worker.ts'
import { measureKernel } from './measure-kernel.ts'
import { measureLag } from './measure-lag.ts'

/** Runs the kernel process: the API of flows, timers, the archive, the operator's page. Several replicas may run. */
export async function runKernel(): Promise<void> {
  const kernels = new WeakMap<BaseContext, Kernel>()
  const kernelOf = (ctx: BaseContext) => kernels.get(ctx) ?? kernels.set(ctx, openKernel(ctx)).get(ctx)!
  await runProcess({
    readConfig,
    createContext: (config) => createBaseContext('kernel', config),
    createApp: (ctx) => kernelOf(ctx).createApp(),
    role: 'all',
    worker: async () => ({ startWorker: (ctx) => kernelOf(ctx).startWorker() }),
  })
}

export interface Kernel {
  createApp(): Promise<Express>
  startWorker(): Promise<RunningWorker>
}

/** What the kernel does in its own process, or in the one process of a small server. */
export function openKernel(ctx: BaseContext): Kernel {
  const bells = lazy(() => listenToBells(ctx))
  return {
    createApp: () => createKernelApp(ctx, bells()),
    async startWorker() {
      const [alarm, guard] = [createAlarm(ctx), guardReaders(ctx)]
      measureKernel(ctx)
      measureLag(ctx)
      const own = createKernelWorker(ctx, {
        flows: [archiveLog, pruneHistory],
        schedules: [monthlyArchive, nightlyPruning],
      })
      await own.start()
      alarm.start()
      guard.start()
      return {
        async stop() {
          await Promise.all([alarm.stop(), guard.stop(), own.stop()])
          bells().close()
        },
      }
    },
  }
}
