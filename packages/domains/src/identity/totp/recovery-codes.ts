import { createHmac, randomBytes } from 'node:crypto'
import { credentialAdded } from '@rose-ash/shared/activities/catalogue/account'
import type { Tx } from '@rose-ash/shared/db/client'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { toBase32 } from './totp.ts'

const COUNT = 10

/** Creates ten recovery codes of 50 bits, for a lost phone, and invalidates the old ones. Only their hashes are stored. */
export async function replaceRecoveryCodes(
  { activities, config }: Pick<ServiceDeps, 'activities' | 'config'>,
  tx: Tx,
  memberId: string,
  { isPartOfAnother = false }: { isPartOfAnother?: boolean } = {},
): Promise<readonly string[]> {
  const codes = Array.from({ length: COUNT }, newCode)
  await tx.recoveryCode.deleteMany({ where: { memberId } })
  await tx.recoveryCode.createMany({
    data: codes.map((code) => ({ memberId, codeHash: hashRecoveryCode(config, code) })),
  })
  await activities.append(tx, credentialAdded, {
    actorId: memberId,
    objectId: memberId,
    object: { memberId, kind: 'recovery-codes', ...(isPartOfAnother && { isPartOfAnother }) },
  })
  return codes
}

/** The number of unused recovery codes. */
export function countRecoveryCodes(tx: Tx, memberId: string): Promise<number> {
  return tx.recoveryCode.count({ where: { memberId, usedAt: null } })
}

/** The hash of a typed code; ignores case, spaces and dashes. */
export function hashRecoveryCode(
  { SESSION_SECRET }: Pick<ServiceDeps['config'], 'SESSION_SECRET'>,
  code: string,
): string {
  const plain = code.toUpperCase().replace(/[^A-Z2-7]/g, '')
  return createHmac('sha256', SESSION_SECRET).update(`recovery-code:${plain}`).digest('hex')
}

function newCode(): string {
  const text = toBase32(randomBytes(7)).slice(0, 10)
  return `${text.slice(0, 5)}-${text.slice(5)}`
}
