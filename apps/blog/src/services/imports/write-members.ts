import type { ImportRun } from './import-run.ts'

/**
 * The CSV says whether a member gets mail, not which newsletter: those who do get the ones that Ghost signs newcomers up for.
 * Somebody who left a newsletter here is never signed up again (the account domain sees to that).
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
