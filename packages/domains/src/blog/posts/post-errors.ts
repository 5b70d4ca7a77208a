import { ConflictError, NotFoundError } from '@rose-ash/shared/errors/http-errors'

export class PostNotFoundError extends NotFoundError {
  constructor(postId: string) {
    super(`there is no post ${postId}`, { code: 'post_not_found' })
  }
}

export class SlugTakenError extends ConflictError {
  declare readonly code: 'slug_taken'

  constructor(slug: string) {
    super(`another post has the address ${slug}`, { code: 'slug_taken' })
  }
}

/** The post was saved by someone else in between; nothing was overwritten. */
export class PostChangedError extends ConflictError {
  declare readonly code: 'post_changed'

  constructor(postId: string) {
    super(`post ${postId} was changed by somebody else`, { code: 'post_changed' })
  }
}
