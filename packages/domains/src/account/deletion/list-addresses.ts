import type { Tx } from '@rose-ash/shared/db/client'

/** All addresses of a member in the account domain: the current one, former ones, and those of requested changes. */
export async function listAddresses(tx: Tx, memberId: string): Promise<readonly string[]> {
  const [member, changes] = await Promise.all([
    tx.member.findUnique({ where: { id: memberId }, select: { email: true } }),
    tx.emailChange.findMany({ where: { memberId }, select: { newEmail: true, oldEmail: true } }),
  ])
  const all = [member?.email, ...changes.flatMap(({ newEmail, oldEmail }) => [newEmail, oldEmail])]
  return [...new Set(all.filter((address) => address !== null && address !== undefined))]
}
