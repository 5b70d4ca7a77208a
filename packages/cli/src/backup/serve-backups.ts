import { createKernelWorker } from '@rose-ash/kernel/process/kernel-worker'
import { defineSchedule } from '@rose-ash/kernel/schedules/schedule'
import { runProcess } from '@rose-ash/server/app/run-process'
import { type BaseContext, createBaseContext } from '@rose-ash/shared/context/base-context'
import type { BackupConfig } from './backup-config.ts'
import { backupConfig } from './load-backup-config.ts'
import { runBackup } from './run-backup.ts'

const HOURS = 3_600_000

/** The backup service: a schedule like any other, so that `rose schedules list` shows it and a turn that fails is taken again. */
export async function serveBackups(): Promise<void> {
  await runProcess<BackupConfig, BaseContext<BackupConfig>>({
    readConfig: backupConfig,
    createContext: (config) => createBaseContext('cli', config),
    createApp: () => Promise.reject(new Error('the backup service serves no pages')),
    role: 'worker',
    worker: async () => ({
      async startWorker(ctx) {
        const worker = createKernelWorker(ctx, { schedules: [nightlyBackup(ctx.config)] })
        await worker.start()
        return worker
      },
    }),
  })
}

function nightlyBackup({ BACKUP_AT }: BackupConfig) {
  return defineSchedule<BaseContext<BackupConfig>>({
    name: 'kernel.take-backup',
    at: BACKUP_AT,
    timeoutMs: 6 * HOURS,
    async run({ config, log }) {
      const { name, tables, media } = await runBackup(config)
      log.info({ backup: name, tables: tables.length, media: media.length }, 'backup taken')
    },
  })
}
