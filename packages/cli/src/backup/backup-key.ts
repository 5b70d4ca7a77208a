import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { CliError } from '../cli-error.ts'
import type { BackupConfig } from './backup-config.ts'

/** A new key as `age-keygen` writes it: the recipient as a comment, then the secret. */
export async function newKey(): Promise<string> {
  const identity = await generateX25519Identity()
  return `# public key: ${await identityToRecipient(identity)}\n${identity}\n`
}

/** The secret in the file of a key. Throws CliError when there is none. */
export async function readKey(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => '')
  const identity = /^AGE-SECRET-KEY-1\w+$/m.exec(text)?.[0]
  if (!identity) throw new CliError(`${file} holds no key (AGE-SECRET-KEY-1…).`)
  return identity
}

/** Where the local stack keeps a key of its own. */
export const localKeyFile = ({ ROSE_DATA_DIR }: Pick<BackupConfig, 'ROSE_DATA_DIR'>) =>
  join(ROSE_DATA_DIR, 'backup.key')

/**
 * Who can read the backups: BACKUP_RECIPIENT, without which production takes none. Elsewhere the data folder holds a key that is made at
 * the first backup.
 */
export async function recipientOf(config: BackupConfig): Promise<string> {
  if (config.BACKUP_RECIPIENT) return config.BACKUP_RECIPIENT
  const file = localKeyFile(config)
  await writeFile(file, await newKey(), { flag: 'wx', mode: 0o600 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  return identityToRecipient(await readKey(file))
}
