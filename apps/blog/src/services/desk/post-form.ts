import { POST_VISIBILITIES } from '@rose-ash/domains/blog/posts/post-kinds'
import { hasWords } from '@rose-ash/shared/words/has-words'
import { z } from 'zod'

/** The form of a new post. */
export const draftForm = z.object({
  title: z.string().trim().min(1).max(255).refine(hasWords),
  excerpt: z.string().trim().max(500).default(''),
  visibility: z.enum(POST_VISIBILITIES).default('public'),
  text: z.string().max(500_000).optional(),
})

/** The form of an existing post, with the version that the editor opened. */
export const editForm = draftForm.extend({
  version: z.coerce
    .number()
    .int()
    .max(2 ** 31 - 1),
})
