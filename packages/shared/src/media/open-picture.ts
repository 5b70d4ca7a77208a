import sharp, { type Sharp, type SharpOptions } from 'sharp'

/** About 7000 x 7000: what is larger is a bomb or a scan that nobody needs on a page. */
export const MAX_PIXELS = 50_000_000

/**
 * A picture that was sent to us, upright. What is made of it has none of its metadata: EXIF tells where somebody lives. It throws at its
 * first use when the bytes are no whole picture or unpack to too many pixels.
 */
export function openPicture(bytes: Buffer, options: SharpOptions = {}): Sharp {
  return sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error', ...options }).autoOrient()
}
