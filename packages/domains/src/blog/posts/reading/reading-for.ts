import type { ActName } from '@rose-ash/shared/rights/acts'
import type { ReadablePost } from './read-post.ts'

/** `open`: the whole text. `members`, `paid`: only its beginning; the rest is for members or paying members. */
export type PostAccess = 'open' | 'members' | 'paid'

/** The reader of a post. Its properties are read only where the answer depends on them. */
export interface PostReader {
  readonly isMember: boolean
  may(act: ActName): boolean
}

export interface Reading {
  readonly access: PostAccess
  readonly html: string
}

/**
 * The part of a post that a reader may read. Only members with the right `post.read-paid` read all of a paid post, since there are no
 * paid memberships. For a public post the reader's class is not read, so that one copy of its page serves all.
 */
export function readingFor({ post, membersHtml }: ReadablePost, reader: PostReader): Reading {
  const access = accessFor(post.visibility, reader)
  if (access !== 'open' || membersHtml === null) return { access, html: post.html }
  return { access, html: reader.isMember ? membersHtml : post.html }
}

function accessFor(visibility: PostAccess | 'public', reader: PostReader): PostAccess {
  if (visibility === 'public') return 'open'
  if (!reader.isMember) return visibility === 'paid' ? 'paid' : 'members'
  if (visibility === 'members') return 'open'
  return reader.may('post.read-paid') ? 'open' : 'paid'
}
