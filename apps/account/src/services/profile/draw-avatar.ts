import { ValidationError } from '@rose-ash/shared/errors/http-errors'
import type { DrawnPicture } from '@rose-ash/shared/media/draw-picture'
import { PictureRefusedError } from '@rose-ash/shared/media/picture-refused-error'
import { avatarFolder } from './avatar-files.ts'

const SIDE = 384

/**
 * Cuts a square out of a picture that a member sent, where there is most to see, without its metadata, as WebP and AVIF. Throws ValidationError
 * for bytes that are no picture, or one of too many pixels.
 */
export async function drawAvatar(memberId: string, bytes: Buffer): Promise<DrawnPicture> {
  // Loaded with the first picture: few requests bring one.
  const { drawPicture } = await import('@rose-ash/shared/media/draw-picture')
  try {
    const avatar = await drawPicture(bytes, {
      folder: avatarFolder(memberId),
      square: SIDE,
      formats: ['webp', 'avif'],
    })
    // Encoded here, not while the member's row is locked.
    for (const file of avatar.whole) await file.bytes()
    return avatar
  } catch (cause) {
    if (!(cause instanceof PictureRefusedError)) throw cause
    throw new ValidationError('the picture cannot be used', { cause, details: { picture: cause.code } })
  }
}
