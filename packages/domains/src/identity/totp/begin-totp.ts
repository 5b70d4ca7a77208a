import type { Tx } from '@rose-ash/shared/db/client'
import { TotpConfirmedError } from '@rose-ash/shared/protocols/totp'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { sealTotp, unsealTotp } from './sealed-secret.ts'
import { newTotpSecret } from './totp.ts'

type Deps = Pick<ServiceDeps, 'config'>

/** Creates a secret, replacing an unconfirmed one. Throws TotpConfirmedError when the member has a confirmed one. */
export async function beginTotp(deps: Deps, tx: Tx, memberId: string): Promise<{ secret: string }> {
  await tx.totpSecret.deleteMany({ where: { memberId, confirmedAt: null } })
  const secret = newTotpSecret()
  const { count } = await tx.totpSecret.createMany({
    data: [{ memberId, secretEncrypted: sealTotp(deps, secret) }],
    skipDuplicates: true,
  })
  if (count === 0) throw new TotpConfirmedError()
  return { secret }
}

/** The secret that is not yet confirmed by a code. */
export async function pendingTotp(deps: Deps, tx: Tx, memberId: string): Promise<{ secret: string } | undefined> {
  const row = await tx.totpSecret.findUnique({ where: { memberId } })
  return row && !row.confirmedAt ? { secret: unsealTotp(deps, row.secretEncrypted) } : undefined
}
