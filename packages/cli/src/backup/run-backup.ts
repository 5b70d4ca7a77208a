import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { type BackupConfig, backupFolder, mediaFolder } from './backup-config.ts'
import { recipientOf } from './backup-key.ts'
import type { Backup } from './manifest.ts'
import { pruneBackups, takeBackup } from './take-backup.ts'

/** Takes a backup, removes the oldest, and runs the operator's command that copies the folder to another place. Throws when any of them fails. */
export async function runBackup(config: BackupConfig): Promise<Backup> {
  const folder = backupFolder(config)
  const backup = await takeBackup({
    databaseUrl: config.DATABASE_URL,
    media: mediaFolder(config),
    folder,
    recipient: await recipientOf(config),
  })
  await pruneBackups(folder, config.BACKUP_KEEP)
  if (config.BACKUP_OFFSITE) await promisify(execFile)('sh', ['-c', config.BACKUP_OFFSITE], { cwd: folder })
  return backup
}
