import type { AuthorPage, PostPage } from '@rose-ash/shared/protocols/blog'
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
