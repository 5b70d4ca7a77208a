import type { Tx } from '@rose-ash/shared/db/client'
import type { ServiceDeps } from '../../deps/service-deps.ts'

/** Makes every link and code of an interaction that was not redeemed yet invalid. */
export async function endProofs({ clock }: Pick<ServiceDeps, 'clock'>, tx: Tx, interactionUid: string): Promise<void> {
  await tx.emailProof.updateMany({ where: { interactionUid, consumedAt: null }, data: { expiresAt: clock.now() } })
}
