import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { APP_NAMES } from '@rose-ash/shared/config/app-name'
import { clientSecretVariable } from '@rose-ash/shared/config/own-clients'
import { writeFileWhole } from '../../write-file-whole.ts'

const NAMES = ['INTERNAL_SECRET', 'SESSION_SECRET', 'SUMUP_API_KEY', ...APP_NAMES.map(clientSecretVariable)] as const

export type StackSecrets = Readonly<Record<(typeof NAMES)[number], string>>

/** The local stack's own secrets, generated once and stored beside its data. */
export async function stackSecrets(dataDir: string): Promise<StackSecrets> {
  const path = join(dataDir, 'secrets.json')
  const kept = JSON.parse(await readFile(path, 'utf8').catch(() => '{}')) as Partial<StackSecrets>
  const missing = NAMES.filter((name) => !kept[name])
  const made = Object.fromEntries(missing.map((name) => [name, makeSecret(name)]))
  const secrets = { ...kept, ...made } as StackSecrets
  if (missing.length > 0) await writeFileWhole(path, `${JSON.stringify(secrets, null, 2)}\n`)
  return secrets
}

function makeSecret(name: string): string {
  const random = randomBytes(32).toString('hex')
  return name === 'SUMUP_API_KEY' ? `sup_sk_${random}` : random
}
