import { ValidationError } from '../errors/http-errors.ts'

export type PictureRefusal =
  | 'picture_unreadable'
  | 'picture_type_refused'
  | 'picture_too_large'
  | 'picture_too_many_pixels'
  | 'picture_no_room'

/** An upload that is refused. The words for people are in the table of the page that received it. */
export class PictureRefusedError extends ValidationError {
  declare readonly code: PictureRefusal

  constructor(code: PictureRefusal, message: string, options?: { readonly cause?: unknown }) {
    super(message, { ...options, code })
  }
}
