import { POST_VISIBILITIES } from '@rose-ash/domains/blog/posts/post-words'
import { z } from 'zod'

/** What the desk sends for a new post. */
export const draftForm = z.object({
  title: z.string().trim().min(1).max(255),
  excerpt: z.string().trim().max(500).default(''),
  visibility: z.enum(POST_VISIBILITIES).default('public'),
  text: z.string().max(500_000).optional(),
})

/** What it sends for a post that is there, with the version that was opened. */
export const editForm = draftForm.extend({ version: z.coerce.number().int() })
