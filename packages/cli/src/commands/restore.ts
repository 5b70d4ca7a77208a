import type { Command } from 'commander'
import { print } from '../print.ts'

interface Options {
  readonly identity?: string
  readonly over?: boolean
  readonly json?: boolean
}

/** `rose restore [BACKUP]`: fills an empty database, the media folder and an emptied Redis from a backup. */
export function registerRestore(program: Command): void {
  program
    .command('restore [backup]')
    .description('restore a backup of BACKUP_FOLDER (the newest) into an empty database; empties Redis')
    .option('--identity <file>', 'the key that `rose backup key` made')
    .option('--over', 'replace all that the database holds: stop the services first')
    .option('--json', 'JSON')
    .action(async (name: string | undefined, { identity, over = false, json }: Options) => {
      const { backupConfig } = await import('../backup/load-backup-config.ts')
      const { backupFolder } = await import('../backup/backup-config.ts')
      const { localKeyFile, readKey } = await import('../backup/backup-key.ts')
      const { newestBackup, readBackup } = await import('../backup/manifest.ts')
      const { restoreBackup } = await import('../backup/restore-backup.ts')
      const config = backupConfig()
      const folder = backupFolder(config)
      const backup = name ? await readBackup(folder, name) : await newestBackup(folder)
      const { files, leftOut } = await restoreBackup(backup, {
        databaseUrl: config.DATABASE_URL,
        redisUrl: config.REDIS_URL,
        dataDir: config.ROSE_DATA_DIR,
        folder,
        identity: await readKey(identity ?? localKeyFile(config)),
        over,
      })
      print(
        { name: backup.name, takenAt: backup.takenAt, tables: backup.tables.length - leftOut.length, files, leftOut },
        { ...(json && { json }) },
        () =>
          `Restored as it was at ${backup.takenAt}: ${backup.tables.length - leftOut.length} tables, ${files} files written.` +
          (leftOut.length > 0 ? ` Left out, since no migration makes them: ${leftOut.join(', ')}.` : ''),
      )
    })
}
