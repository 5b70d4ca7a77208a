import type { Command } from 'commander'
import type { Backup } from '../backup/manifest.ts'
import { print, table } from '../print.ts'

interface Options {
  readonly json?: boolean
}

/** `rose backup`: the database and the media, encrypted, into a folder; `list`, `key` and `serve` (the service of the stack). */
export function registerBackup(program: Command): void {
  const backup = program
    .command('backup')
    .description('write the database and the media, encrypted, to BACKUP_FOLDER; keep the newest BACKUP_KEEP')
    .option('--json', 'JSON')
    .action(async (options: Options) => {
      const { backupConfig } = await import('../backup/load-backup-config.ts')
      const { runBackup } = await import('../backup/run-backup.ts')
      const taken = await runBackup(backupConfig())
      print(summary(taken), options, () => `${taken.name}: ${sayContent(taken)}.`)
    })

  backup
    .command('list')
    .description('the backups in BACKUP_FOLDER, newest first')
    .option('--json', 'JSON')
    .action(async (_own: Options, command: Command) => {
      const { backupConfig } = await import('../backup/load-backup-config.ts')
      const { backupFolder } = await import('../backup/backup-config.ts')
      const { listBackups } = await import('../backup/manifest.ts')
      const backups = await listBackups(backupFolder(backupConfig()))
      print(backups.map(summary), command.optsWithGlobals(), () =>
        backups.length === 0
          ? 'No backups yet.'
          : table(
              ['backup', 'holds'],
              backups.map((each) => [each.name, sayContent(each)]),
            ),
      )
    })

  backup
    .command('key')
    .description('make a key: keep what it prints on another machine, and its public half as BACKUP_RECIPIENT')
    .action(async () => {
      const { newKey } = await import('../backup/backup-key.ts')
      process.stdout.write(await newKey())
    })

  backup
    .command('serve')
    .description('take a backup at each BACKUP_AT, until it is stopped: the backup service of the stack')
    .action(async () => {
      const { serveBackups } = await import('../backup/serve-backups.ts')
      await serveBackups()
      await new Promise(() => undefined)
    })
}

function summary({ name, takenAt, tables, media }: Backup) {
  return { name, takenAt, tables: tables.length, rows: rowsOf(tables), media: media.length }
}

function sayContent({ tables, media }: Backup): string {
  return `${rowsOf(tables)} rows of ${tables.length} tables, ${media.length} files`
}

const rowsOf = (tables: Backup['tables']) => tables.reduce((sum, { rows }) => sum + rows, 0)
