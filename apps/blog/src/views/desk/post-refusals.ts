import type { PostChangedError } from '@rose-ash/domains/blog/posts/post-errors'
import type { FormWords } from '@rose-ash/server/http/parse'
import { changedMeanwhile } from '@rose-ash/server/views/words/changed-meanwhile'
import type { draftForm, editForm } from '../../services/desk/post-form.ts'

const CHANGED = changedMeanwhile('post')

/** The words beside the fields of a new post. */
export const DRAFT_WORDS: FormWords<typeof draftForm> = {
  title: { too_big: 'Keep the title under 255 characters.', otherwise: 'Give it a title.' },
  excerpt: 'Keep the summary under 500 characters.',
  visibility: 'Choose who may read it.',
  text: 'That is more than one post can hold. Make two posts of it.',
}

export const EDIT_WORDS: FormWords<typeof editForm> = {
  ...DRAFT_WORDS,
  version: CHANGED,
}

/** The words for a post that could not be saved. */
export const POST_REFUSALS: Readonly<Record<PostChangedError['code'], string>> = {
  post_changed: CHANGED,
}
