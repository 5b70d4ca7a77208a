import type { ShownPicture } from '@rose-ash/shared/media/picture'

interface PicturedRow {
  readonly name: string
  readonly images: readonly Omit<ShownPicture, 'url'>[] & readonly { readonly path: string }[]
}

/** The first picture of a product; without words of its own it is described by the product's name. */
export function productPicture({ name, images: [image] }: PicturedRow): ShownPicture | null {
  return image ? { url: image.path, alt: image.alt || name, width: image.width, height: image.height } : null
}
