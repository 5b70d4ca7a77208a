import type { ActName } from '@rose-ash/shared/rights/acts'
import type { ReadablePost } from './read-post.ts'

/** `open`: the whole text. `members`, `paid`: only its beginning; the rest is for those who belong to the co-op or who pay. */
export type PostAccess = 'open' | 'members' | 'paid'

/** The reader of a post, who is asked only where the answer depends on it. */
export interface PostReader {
  may(act: ActName): boolean
}

export interface Reading {
  readonly access: PostAccess
  readonly html: string
}

/**
 * The part of a post that a reader may read. All of a post for members is for those with the right `post.read-members`, of a paid post for
 * those with `post.read-paid`, since there are no paid memberships. For a public post the reader's class is not read, so that one copy of its page serves all.
 */
export function readingFor({ post, membersHtml }: ReadablePost, reader: PostReader): Reading {
  const access = accessFor(post.visibility, reader)
  if (access !== 'open' || membersHtml === null) return { access, html: post.html }
  return { access, html: reader.may('post.read-members') ? membersHtml : post.html }
}

function accessFor(visibility: PostAccess | 'public', reader: PostReader): PostAccess {
  if (visibility === 'public') return 'open'
  if (visibility === 'members') return reader.may('post.read-members') ? 'open' : 'members'
  return reader.may('post.read-paid') ? 'open' : 'paid'
}
