import type { Tx } from '@rose-ash/shared/db/client'
import { mediaUrl } from '@rose-ash/shared/media/picture'
import { srcsetOfVariants } from '@rose-ash/shared/media/srcset'

export interface Upload {
  readonly id: string
  readonly src: string
  readonly width: number | null
  readonly height: number | null
  readonly srcset: string | null
}

export interface Uploads {
  /** Stored files by their path on the imported site. */
  readonly mediaByPath: ReadonlyMap<string, Upload>
  /** The origins of the imported sites. */
  readonly oldOrigins: readonly string[]
}

/** The uploads to which imported texts refer. The old path of every upload has a redirect. */
export async function findUploads(tx: Tx): Promise<Uploads> {
  const uploads = await tx.redirect.findMany({ where: { fromPath: { startsWith: '/content/' } } })
  const media = await tx.mediaAsset.findMany({ include: { variants: { orderBy: { width: 'asc' } } } })
  const bySrc = new Map(media.map((row) => [mediaUrl(row.path), row]))
  const mediaByPath = new Map(
    uploads.flatMap(({ fromPath, toUrl }) => {
      const row = bySrc.get(toUrl)
      if (!row) return []
      const { id, width, height } = row
      return [[fromPath, { id, src: toUrl, width, height, srcset: srcsetOfVariants(row) }] as const]
    }),
  )
  const sources = await tx.importSource.findMany({ where: { origin: { not: null } }, select: { origin: true } })
  return { mediaByPath, oldOrigins: sources.flatMap(({ origin }) => origin ?? []) }
}
