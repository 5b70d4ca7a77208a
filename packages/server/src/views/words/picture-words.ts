import type { PictureRefusal } from '@rose-ash/shared/media/picture-refused-error'

const UNREADABLE = 'We cannot read that picture. Choose a JPEG, PNG, WebP, AVIF or GIF.'

/** The words beside a refused picture. */
export const PICTURE_WORDS: Readonly<Record<PictureRefusal, string>> = {
  picture_unreadable: UNREADABLE,
  picture_type_refused: UNREADABLE,
  picture_too_large: 'Choose a picture under 8 MB.',
  picture_no_room:
    'We have no room for pictures just now. Nothing you typed is lost; try again later, or leave the picture out.',
  picture_too_many_pixels: 'That picture is too large to unpack. Choose a smaller one.',
}

/** The words beside the fields of a form that changes a picture. */
export const PICTURE_FORM_WORDS = {
  alt: 'Keep it under 300 characters.',
  withoutPicture: 'Say whether the picture stays.',
}
