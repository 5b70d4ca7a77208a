import { createHmac, randomBytes } from 'node:crypto'
import { credentialAdded } from '@rose-ash/shared/activities/catalogue/account'
import type { Tx } from '@rose-ash/shared/db/client'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { toBase32 } from './totp.ts'

const COUNT = 10

/** Ten new codes of 50 bits for the day the telephone is lost. Only their hashes are kept; the old ones are worth nothing. */
export async function replaceRecoveryCodes(
  { activities, config }: Pick<ServiceDeps, 'activities' | 'config'>,
  tx: Tx,
  memberId: string,
): Promise<readonly string[]> {
  const codes = Array.from({ length: COUNT }, newCode)
  await tx.recoveryCode.deleteMany({ where: { memberId } })
  await tx.recoveryCode.createMany({
    data: codes.map((code) => ({ memberId, codeHash: hashRecoveryCode(config, code) })),
  })
  await activities.append(tx, credentialAdded, {
    actorId: memberId,
    objectId: memberId,
    object: { memberId, kind: 'recovery-codes' },
  })
  return codes
}

/** How many have not been used. */
export function countRecoveryCodes(tx: Tx, memberId: string): Promise<number> {
  return tx.recoveryCode.count({ where: { memberId, usedAt: null } })
}

/** However it was typed: case, blanks and the dash do not count. */
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
