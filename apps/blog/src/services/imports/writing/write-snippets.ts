import type { ImportRun } from '../import-run.ts'

export async function writeSnippets({ ctx, tx, ledger, data }: ImportRun): Promise<void> {
  for (const { id: externalId, name, lexical } of data.snippets) {
    if (!lexical) continue
    const snippet = { name, lexical }
    await ledger.take({
      entity: 'snippet',
      externalId,
      content: snippet,
      create: async () => {
        const { id } = await tx.snippet.upsert({
          where: { name },
          create: snippet,
          update: snippet,
          select: { id: true },
        })
        return { localId: id }
      },
      update: async (id) => {
        await tx.snippet.updateMany({ where: { id }, data: { ...snippet, updatedAt: ctx.clock.now() } })
        return {}
      },
    })
  }
}
