import { hasWords } from '@rose-ash/shared/words/has-words'
import type { ImportRun } from '../import-run.ts'
import { addressable } from '../reading/addressable.ts'

/** Imports tags in the order of the export; `#` tags are internal. */
export async function writeTags({ ctx, tx, ledger, data, mediaId }: ImportRun): Promise<void> {
  for (const [position, row] of data.tags.entries()) {
    const tag = {
      slug: addressable(row),
      name: hasWords(row.name) ? row.name : row.slug,
      description: row.description,
      visibility: row.visibility === 'internal' || row.name.startsWith('#') ? 'internal' : 'public',
      position,
      accentColor: row.accent_color,
      featureMediaId: mediaId(row.feature_image),
      canonicalUrl: row.canonical_url,
      metaTitle: row.meta_title,
      metaDescription: row.meta_description,
      ogTitle: row.og_title,
      ogDescription: row.og_description,
      codeInjectionHead: row.codeinjection_head,
      codeInjectionFoot: row.codeinjection_foot,
    }
    await ledger.take({
      entity: 'tag',
      externalId: row.id,
      content: tag,
      create: async () => {
        const { id } = await tx.tag.upsert({
          where: { slug: tag.slug },
          create: tag,
          update: tag,
          select: { id: true },
        })
        return { localId: id }
      },
      update: async (id) => {
        await tx.tag.updateMany({ where: { id }, data: { ...tag, updatedAt: ctx.clock.now() } })
        return {}
      },
    })
  }
}
