import type { Tx } from '@rose-ash/shared/db/client'
import { ConflictError } from '@rose-ash/shared/errors/http-errors'
import { lockRoles } from './lock-roles.ts'

export class LastAdministratorError extends ConflictError {
  declare readonly code: 'last_administrator'

  constructor() {
    super('the co-op would be left without an administrator', { code: 'last_administrator' })
  }
}

/** Throws LastAdministratorError when this member is the only administrator whose role does not end by itself. Takes the lock of all role changes. */
export async function assertAnotherAdministrator(tx: Tx, memberId: string): Promise<void> {
  await lockRoles(tx)
  const role = { role: 'administrator', endsAt: null, member: { status: 'active' } }
  const isOne = await tx.memberRole.count({ where: { ...role, memberId } })
  if (isOne === 0) return
  const others = await tx.memberRole.count({ where: { ...role, memberId: { not: memberId } } })
  if (others === 0) throw new LastAdministratorError()
}
