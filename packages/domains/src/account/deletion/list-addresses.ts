import type { Tx } from '@rose-ash/shared/db/client'

/** Every address the account domain has known a member by: today's, former ones, and those they wanted. */
export async function listAddresses(tx: Tx, memberId: string): Promise<readonly string[]> {
  const [member, changes] = await Promise.all([
    tx.member.findUnique({ where: { id: memberId }, select: { email: true } }),
    tx.emailChange.findMany({ where: { memberId }, select: { newEmail: true, oldEmail: true } }),
  ])
  const all = [member?.email, ...changes.flatMap(({ newEmail, oldEmail }) => [newEmail, oldEmail])]
  return [...new Set(all.filter((address) => address !== null && address !== undefined))]
}
