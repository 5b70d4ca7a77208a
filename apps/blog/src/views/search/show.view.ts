import type { SearchPage } from '@rose-ash/domains/blog/posts/reading/search-published'
import type { Site } from '@rose-ash/shared/site/site'
import { storyView } from '../story.view.ts'
import { marked, searchPaging, searchTabs } from './search-words.ts'

/** The found posts with their authors. */
export function searchView(site: Site, query: string, { hits, total, ...pages }: SearchPage) {
  const asked = query.trim()
  return {
    query: asked,
    tabs: searchTabs(asked, 'stories'),
    found: asked
      ? `${total === 0 ? 'Nothing' : total === 1 ? 'One story' : `${total} stories`} found for “${asked}”`
      : null,
    nothing: asked !== '' && total === 0,
    hits: hits.map(({ post, snippet }) => ({ ...storyView(site, post), snippet: snippet ? marked(snippet) : null })),
    pages: searchPaging(asked, 'stories', pages),
  }
}
