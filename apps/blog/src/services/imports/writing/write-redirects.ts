import type { ImportRun } from '../import-run.ts'

/** Redirects the old path of each upload to its new one, so that links on other sites stay valid. */
export async function writeRedirects({ tx, ledger, uploads }: ImportRun): Promise<void> {
  for (const [fromPath, toUrl] of uploads) {
    const data = { toUrl, reason: 'imported from Ghost' }
    await ledger.take({
      entity: 'redirect',
      externalId: fromPath,
      content: toUrl,
      create: async () => {
        const { id } = await tx.redirect.upsert({
          where: { fromPath },
          create: { fromPath, ...data },
          update: data,
          select: { id: true },
        })
        return { localId: id }
      },
      update: async (id) => {
        await tx.redirect.updateMany({ where: { id }, data })
        return {}
      },
    })
  }
}
