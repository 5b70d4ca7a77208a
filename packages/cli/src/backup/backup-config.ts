import { join } from 'node:path'
import { type BaseConfig, baseEnvSchema } from '@rose-ash/shared/config/base-config'
import { z } from 'zod'

/** What `rose backup` and the backup service read, beside what every process does. */
export const backupEnvSchema = baseEnvSchema
  .extend({
    // Where backups lie: a folder of its own, by default beside the media.
    BACKUP_FOLDER: z.string().optional(),
    // Whoever has the key to it can read the backups. The key itself belongs on another machine.
    BACKUP_RECIPIENT: z
      .string()
      .regex(/^age1[0-9a-z]+$/, 'needs the public half of a key, age1…; make one with: rose backup key')
      .optional(),
    BACKUP_KEEP: z.coerce.number().int().min(1).max(1_000).default(14),
    // When the service takes one: cron, in UTC.
    BACKUP_AT: z.string().default('30 3 * * *'),
    // Runs in the folder after each backup, to copy it to another place.
    BACKUP_OFFSITE: z.string().optional(),
  })
  .refine(({ NODE_ENV, BACKUP_RECIPIENT }) => NODE_ENV !== 'production' || BACKUP_RECIPIENT !== undefined, {
    path: ['BACKUP_RECIPIENT'],
    error: 'needs the public half of a key that is kept on another machine; make one there with: rose backup key',
  })

export type BackupConfig = z.output<typeof backupEnvSchema>

export function backupFolder({ BACKUP_FOLDER, ROSE_DATA_DIR }: Pick<BackupConfig, 'BACKUP_FOLDER' | 'ROSE_DATA_DIR'>) {
  return BACKUP_FOLDER ?? join(ROSE_DATA_DIR, 'backups')
}

export function mediaFolder({ ROSE_DATA_DIR }: Pick<BaseConfig, 'ROSE_DATA_DIR'>): string {
  return join(ROSE_DATA_DIR, 'media')
}
