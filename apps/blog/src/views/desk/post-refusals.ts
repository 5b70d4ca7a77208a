import type { PostChangedError } from '@rose-ash/domains/blog/posts/post-errors'
import type { FormWords } from '@rose-ash/server/http/parse'
import type { draftForm, editForm } from '../../services/desk/post-form.ts'

/** The words beside the fields of a new post. */
export const DRAFT_WORDS: FormWords<typeof draftForm> = {
  title: { too_big: 'Keep the title under 255 characters.', otherwise: 'Give it a title.' },
  excerpt: 'Keep the summary under 500 characters.',
  visibility: 'Choose who may read it.',
  text: 'That is more than one post can hold. Make two posts of it.',
}

export const EDIT_WORDS: FormWords<typeof editForm> = {
  ...DRAFT_WORDS,
  version: 'Copy what you wrote, open the post again and save it there.',
}

/** The words for a post that could not be saved. */
export const POST_REFUSALS: Readonly<Record<PostChangedError['code'], string>> = {
  post_changed:
    'Another editor has saved this post since you opened it. Yours is in the form, and theirs stands beside it: choose one, or copy from one to the other.',
}
