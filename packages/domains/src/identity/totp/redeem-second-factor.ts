import { recoveryCodeUsed } from '@rose-ash/shared/activities/catalogue/account'
import type { Tx } from '@rose-ash/shared/db/client'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { countRecoveryCodes, hashRecoveryCode } from './recovery-codes.ts'
import { unsealTotp } from './sealed-secret.ts'
import { matchingStep } from './totp.ts'

/** The kind of a second factor: a code of the authenticator app or a recovery code. */
export type SecondFactor = 'otp' | 'recovery'

interface RedeemSecondFactor {
  memberId: string
  code: string
}

type Deps = Pick<ServiceDeps, 'activities' | 'clock' | 'config'>

/** Accepts an authenticator code, each time step once (RFC 6238, section 5.2), or a recovery code, each once; undefined when it is neither. */
export async function redeemSecondFactor(
  deps: Deps,
  tx: Tx,
  { memberId, code }: RedeemSecondFactor,
): Promise<SecondFactor | undefined> {
  const digits = code.replace(/\s/g, '')
  if (/^\d{6}$/.test(digits)) return (await claimStep(deps, tx, memberId, digits)) ? 'otp' : undefined
  return (await claimRecoveryCode(deps, tx, memberId, code)) ? 'recovery' : undefined
}

/** The member is told of it by letter, with the number of codes that are left. */
async function claimRecoveryCode(deps: Deps, tx: Tx, memberId: string, code: string): Promise<boolean> {
  const used = await tx.recoveryCode.updateManyAndReturn({
    where: { memberId, codeHash: hashRecoveryCode(deps.config, code), usedAt: null },
    data: { usedAt: deps.clock.now() },
    select: { id: true },
  })
  if (used.length === 0) return false
  const left = await countRecoveryCodes(tx, memberId)
  await deps.activities.append(tx, recoveryCodeUsed, {
    actorId: memberId,
    objectId: memberId,
    object: { memberId, left },
  })
  return true
}

async function claimStep(deps: Deps, tx: Tx, memberId: string, code: string): Promise<boolean> {
  const row = await tx.totpSecret.findUnique({ where: { memberId } })
  if (!row?.confirmedAt) return false
  const step = matchingStep(unsealTotp(deps, row.secretEncrypted), code, deps.clock.now())
  if (step === undefined) return false
  const { count } = await tx.totpSecret.updateMany({
    where: { memberId, lastStep: { lt: step } },
    data: { lastStep: step },
  })
  return count === 1
}
