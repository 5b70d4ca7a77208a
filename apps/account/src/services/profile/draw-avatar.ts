import { ValidationError } from '@rose-ash/shared/errors/http-errors'

/** A face: the same square picture twice, for whoever can show it. */
export interface Avatar {
  readonly webp: Buffer
  readonly avif: Buffer
}

const SIDE = 384
const FORMATS = ['jpeg', 'png', 'webp', 'gif', 'heif']

/**
 * Cuts a square out of what was sent, where there is most to see, without its metadata. Throws ValidationError for what is no picture,
 * or one of too many pixels; SVG is none, since a program could hide in it.
 */
export async function drawAvatar(bytes: Buffer): Promise<Avatar> {
  // Loaded with the first picture: few requests bring one.
  const { openPicture } = await import('@rose-ash/shared/media/open-picture')
  try {
    const picture = openPicture(bytes)
    const { format } = await picture.metadata()
    if (!FORMATS.includes(format ?? '')) throw new Error(`a picture may not be ${format}`)
    const square = picture.resize(SIDE, SIDE, { fit: 'cover', position: 'attention' })
    const webp = await square.clone().webp({ quality: 82 }).toBuffer()
    return { webp, avif: await square.clone().avif({ quality: 60 }).toBuffer() }
  } catch (cause) {
    throw new ValidationError('the picture cannot be used', { cause, details: { picture: inWords(cause) } })
  }
}

function inWords(cause: unknown): string {
  return /pixel limit/.test(String(cause))
    ? 'That picture is too large to unpack. Choose a smaller one.'
    : 'We cannot read that picture. Choose a JPEG, PNG, WebP, AVIF or GIF.'
}
