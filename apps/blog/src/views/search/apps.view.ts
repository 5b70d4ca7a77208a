import type { AppHit, AppResults } from '@rose-ash/shared/protocols/federation'
import type { Site } from '@rose-ash/shared/site/site'
import { marked, SCOPES, type ScopeName, searchHref, searchPaging, searchTabs } from './search-words.ts'

export interface SearchAsked {
  readonly query: string
  /** Only this app, in pages; else the best matches of each app. */
  readonly scope?: ScopeName | undefined
  readonly page: number
  readonly perApp: number
  readonly now: Date
  readonly site: Site
}

/** The results of the search, by app. */
export function appsView(results: readonly AppResults[], { query, scope, page, perApp, now, site }: SearchAsked) {
  const asked = query.trim()
  const total = results.reduce((sum, found) => sum + found.total, 0)
  return {
    query: asked,
    scope,
    tabs: searchTabs(asked, scope),
    found: asked ? `${NUMBERS[total] ?? `${total} things`} found for “${asked}”` : null,
    nothing: asked !== '' && total === 0,
    apps: results.flatMap((found) => {
      const known = SCOPES.find(({ app }) => app === found.app)
      return known ? [appView(found, { asked, scope: known, isWhole: scope !== undefined, now, site })] : []
    }),
    pages: scope && searchPaging(asked, scope, { page, pageCount: Math.ceil(total / perApp) }),
  }
}

const NUMBERS = ['Nothing', 'One thing']

interface Around {
  readonly asked: string
  readonly scope: (typeof SCOPES)[number]
  readonly isWhole: boolean
  readonly now: Date
  readonly site: Site
}

function appView({ total, hits }: AppResults, { asked, scope, isWhole, now, site }: Around) {
  const hasMore = !isWhole && total > hits.length
  return {
    id: `found-${scope.name}`,
    title: scope.label,
    href: hasMore ? searchHref(asked, scope.name) : undefined,
    more: `All ${total}`,
    hits: hits.map((hit) => hitView(site, hit, now)),
  }
}

function hitView(site: Site, { kind, url, title, summary, snippet, publishedAt, startsAt }: AppHit, now: Date) {
  return {
    href: url,
    title,
    snippet: snippet ? marked(snippet) : marked(summary),
    ...(kind === 'post' && { when: site.day(publishedAt), whenIso: publishedAt.toISOString() }),
    ...(startsAt && { when: site.when(startsAt, undefined, { now }), whenIso: startsAt.toISOString() }),
  }
}
