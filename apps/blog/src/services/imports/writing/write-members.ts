import type { ImportRun } from '../import-run.ts'

/**
 * Imports members. The CSV tells whether a member gets mail, but not which newsletters: such a member is subscribed to Ghost's default
 * newsletters. The account domain never subscribes a member again to a newsletter that they unsubscribed from here.
 */
export async function writeMembers({ ctx, tx, ledger, data, members }: ImportRun): Promise<void> {
  const usual = data.newsletters
    .filter((row) => row.subscribe_on_signup && row.status !== 'archived')
    .map(({ id }) => id)
  for (const { ghostId, email, name, note, labels, isSubscribed, createdAt } of members) {
    const member = {
      ghostId,
      email,
      name,
      note,
      labels,
      newsletters: isSubscribed ? usual : [],
      ...(createdAt && { createdAt }),
    }
    const upsert = async () => ({ localId: (await ctx.services.account.upsertImportedMember(tx, member)).memberId })
    await ledger.take({ entity: 'member', externalId: ghostId, content: member, create: upsert, update: upsert })
  }
}
