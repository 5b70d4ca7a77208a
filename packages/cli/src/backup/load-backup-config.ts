import { parseEnv } from '@rose-ash/shared/config/parse-env'
import { commandEnvironment } from '../config.ts'
import { requireStack } from '../load-config.ts'
import { type BackupConfig, backupEnvSchema } from './backup-config.ts'

/** The configuration of a backup command. Throws as `loadCliConfig` does. */
export function backupConfig(): BackupConfig {
  return parseEnv(backupEnvSchema, requireStack(commandEnvironment()))
}
