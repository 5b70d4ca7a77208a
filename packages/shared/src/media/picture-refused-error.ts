import { ValidationError } from '../errors/http-errors.ts'

export type PictureRefusal =
  | 'picture_unreadable'
  | 'picture_type_refused'
  | 'picture_too_large'
  | 'picture_too_many_pixels'

/** A picture that is not stored. Its words for people stand where it was sent. */
export class PictureRefusedError extends ValidationError {
  declare readonly code: PictureRefusal

  constructor(code: PictureRefusal, message: string, options?: { readonly cause?: unknown }) {
    super(message, { ...options, code })
  }
}
