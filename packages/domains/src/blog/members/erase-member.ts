import type { Tx } from '@rose-ash/shared/db/client'
import type { ErasedMember } from '@rose-ash/shared/protocols/member-data'

/** Unlinks the author entry from the member; the name stays, since it is part of published posts. */
export async function eraseMember(tx: Tx, { memberId, addresses }: ErasedMember): Promise<void> {
  await tx.author.updateMany({
    where: { OR: [{ memberId }, { email: { in: [...addresses], mode: 'insensitive' } }] },
    data: { memberId: null, email: null, website: null, location: null, social: {} },
  })
}
