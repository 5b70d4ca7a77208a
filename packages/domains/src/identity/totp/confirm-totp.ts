import { credentialAdded } from '@rose-ash/shared/activities/catalogue/account'
import type { Tx } from '@rose-ash/shared/db/client'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { replaceRecoveryCodes } from './recovery-codes.ts'
import { unsealTotp } from './sealed-secret.ts'
import { matchingStep } from './totp.ts'

interface ConfirmTotp {
  memberId: string
  code: string
}

/** Confirms the secret: sign-in requires codes from now on. Returns the recovery codes, once; undefined when the code is wrong. */
export async function confirmTotp(
  deps: Pick<ServiceDeps, 'activities' | 'clock' | 'config'>,
  tx: Tx,
  { memberId, code }: ConfirmTotp,
): Promise<readonly string[] | undefined> {
  const row = await tx.totpSecret.findUnique({ where: { memberId } })
  const step = row && !row.confirmedAt ? stepOf(deps, row.secretEncrypted, code) : undefined
  if (step === undefined) return undefined
  const { count } = await tx.totpSecret.updateMany({
    where: { memberId, confirmedAt: null },
    data: { confirmedAt: deps.clock.now(), lastStep: step },
  })
  if (count === 0) return undefined
  await deps.activities.append(tx, credentialAdded, {
    actorId: memberId,
    objectId: memberId,
    object: { memberId, kind: 'totp' },
  })
  return replaceRecoveryCodes(deps, tx, memberId, { isPartOfAnother: true })
}

function stepOf(deps: Pick<ServiceDeps, 'clock' | 'config'>, sealed: string, code: string): number | undefined {
  return matchingStep(unsealTotp(deps, sealed), code, deps.clock.now())
}
