import type { ShownPicture } from '@rose-ash/shared/media/picture'
import { srcsetOf } from '@rose-ash/shared/media/picture-copies'

/** The values of the partial `picture`. */
export interface PictureView extends Omit<ShownPicture, 'url'> {
  readonly src: string
  readonly srcset: string | null
  readonly sizes: string | null
  /** Wanted at once; else the browser loads it when it comes near. */
  readonly eager: boolean
}

/** A picture with its smaller copies. `sizes`: how wide the page shows it, in the words of HTML's attribute. */
export function pictureView(
  { url, alt, width, height }: ShownPicture,
  { sizes, eager = false }: { readonly sizes: string; readonly eager?: boolean },
): PictureView {
  const srcset = srcsetOf({ url, width })
  return { src: url, alt, width, height, srcset, sizes: srcset && sizes, eager }
}
