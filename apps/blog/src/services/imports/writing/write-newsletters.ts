import type { ImportRun } from '../import-run.ts'

/** Imports newsletters through the account domain, which owns them. */
export async function writeNewsletters({ ctx, tx, ledger, data }: ImportRun): Promise<void> {
  for (const row of data.newsletters) {
    const newsletter = {
      ghostId: row.id,
      slug: row.slug,
      name: row.name,
      description: row.description,
      senderName: row.sender_name,
      senderEmail: row.sender_email,
      subscribeOnSignup: row.subscribe_on_signup,
      position: row.sort_order,
      isArchived: row.status === 'archived',
    }
    const upsert = async () => ({
      localId: (await ctx.services.account.upsertImportedNewsletter(tx, newsletter)).newsletterId,
    })
    await ledger.take({ entity: 'newsletter', externalId: row.id, content: newsletter, create: upsert, update: upsert })
  }
}
