import type { ProfileRefusal } from '@rose-ash/domains/account/members/update-profile'
import { PICTURE_WORDS } from '@rose-ash/server/views/words/picture-words'
import type { PictureRefusal } from '@rose-ash/shared/media/picture-refused-error'

/** The words beside the invalid fields of a profile. */
export const PROFILE_REFUSALS: Readonly<Record<ProfileRefusal | PictureRefusal, string>> = {
  name_missing: 'Tell us what to call you.',
  name_too_long: 'Keep it under 80 characters.',
  name_strange: 'There is a character in it that cannot be seen and turns others around. Type the name anew.',
  bio_too_long: 'Keep it under 600 characters.',
  handle_missing: 'Choose one: others follow you by it.',
  handle_malformed: 'Use 2 to 30 letters, digits or underscores.',
  handle_taken: 'That handle is taken, or looks like one that is. Try another one.',
  handle_reserved: 'The house keeps that handle for itself. Try another one.',
  ...PICTURE_WORDS,
}

const ONCE = 'Give this once, in words.'

/** The words beside fields that are not words at all. */
export const PROFILE_WORDS = { name: ONCE, handle: ONCE, bio: ONCE, isFederated: ONCE, withoutPicture: ONCE }
