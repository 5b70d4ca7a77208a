import { ValidationError } from '@rose-ash/shared/errors/http-errors'
import type { DrawnPicture } from '@rose-ash/shared/media/draw-picture'
import { PictureRefusedError } from '@rose-ash/shared/media/picture-refused-error'
import { avatarFolder } from './avatar-files.ts'

const SIDE = 384

/**
 * Crops a square around the most salient part of an uploaded picture, without its metadata, as WebP and AVIF. Throws ValidationError
 * for bytes that are not a picture or have too many pixels.
 */
export async function drawAvatar(memberId: string, bytes: Buffer): Promise<DrawnPicture> {
  // Loaded at the first picture, since few requests have one.
  const { drawPicture } = await import('@rose-ash/shared/media/draw-picture')
  return asFieldRefusal(async () => {
    const avatar = await drawPicture(bytes, {
      folder: avatarFolder(memberId),
      square: SIDE,
      formats: ['webp', 'avif'],
    })
    // Encode now, before the member's row is locked.
    for (const file of avatar.whole) await file.bytes()
    return avatar
  })
}

/** Turns a refused picture into a refusal of the form's field. */
export async function asFieldRefusal<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (cause) {
    if (!(cause instanceof PictureRefusedError)) throw cause
    throw new ValidationError('the picture cannot be used', { cause, details: { picture: cause.code } })
  }
}
