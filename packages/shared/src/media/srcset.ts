import { mediaUrl, type PictureVariant } from './picture.ts'

/** The `srcset` of the copies with `contentType` (default: all copies), smallest first; null when there are none. */
export function srcsetOfVariants(
  {
    variants,
  }: { readonly variants: readonly (Pick<PictureVariant, 'path' | 'width'> & { readonly contentType?: string })[] },
  contentType?: string,
): string | null {
  const chosen = variants.filter((variant) => !contentType || variant.contentType === contentType)
  const sorted = [...chosen].sort((a, b) => a.width - b.width)
  return sorted.map(({ path, width }) => `${mediaUrl(path)} ${width}w`).join(', ') || null
}
