import { z } from 'zod'
import type { ShownPicture } from '../../media/picture.ts'

export const picture = z.object({
  url: z.string(),
  alt: z.string(),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
})

/** The picture in the payload of a thing. Rows of before pictures were described have only `imageUrl`, and older readers look for that. */
export const pictured = {
  imageUrl: z.string().nullable().default(null),
  image: picture.nullish(),
}

export function payloadPicture(image: ShownPicture | null) {
  return { imageUrl: image?.url ?? null, image }
}

/** The picture of a payload; one of an older row has no words and no size. */
export function pictureOf({ image, imageUrl }: z.output<z.ZodObject<typeof pictured>>): ShownPicture | null {
  if (image || imageUrl === null) return image ?? null
  return { url: imageUrl, alt: '', width: null, height: null }
}
