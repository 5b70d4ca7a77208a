import type { AuthorPage } from '@rose-ash/domains/blog/authors/author-page'
import type { PostPage } from '@rose-ash/domains/blog/posts/reading/list-published'
import type { Site } from '@rose-ash/shared/site/site'
import { listView } from '../list.view.ts'
import { pictureView } from '../story.view.ts'

export function authorView(site: Site, { name, bio, location, website, portrait, path }: AuthorPage, posts: PostPage) {
  return {
    name,
    bio,
    location,
    website: website && /^https?:/.test(website) ? website : null,
    picture: pictureView(portrait, '6rem'),
    ...listView(site, posts, path),
  }
}
