import { deletionRequestedAt } from '@rose-ash/domains/account/deletion/deletion-requests'
import { listAddresses } from '@rose-ash/domains/account/deletion/list-addresses'
import { listExports } from '@rose-ash/domains/account/exports/exports'
import { APP_NAMES } from '@rose-ash/shared/config/app-name'
import type { Tx } from '@rose-ash/shared/db/client'
import type { AppContext } from '../../context.ts'

interface EraseEverywhere {
  readonly memberId: string
  readonly requestedAt: string
}

/**
 * Erases the member in all domains, in one transaction. Changes nothing when the request was cancelled, also when a new one was made:
 * that one has its own flow.
 */
export async function eraseEverywhere(
  { services }: Pick<AppContext, 'services'>,
  tx: Tx,
  { memberId, requestedAt }: EraseEverywhere,
): Promise<{ isErased: boolean; exportIds: string[] }> {
  await tx.$queryRaw`SELECT id FROM members WHERE id = ${memberId}::uuid FOR UPDATE`
  const wished = await deletionRequestedAt(tx, memberId)
  if (wished?.toISOString() !== requestedAt) return { isErased: false, exportIds: [] }
  const addresses = await listAddresses(tx, memberId)
  const exports = await listExports(tx, memberId)
  const erased = { memberId, addresses, pseudonym: `former-${memberId}@deleted.invalid` }
  // Erase in account last: the other domains may still read the member.
  for (const app of [...APP_NAMES.filter((name) => name !== 'account'), 'account'] as const)
    await services[app].eraseMember(tx, erased)
  return { isErased: true, exportIds: exports.map(({ id }) => id) }
}
