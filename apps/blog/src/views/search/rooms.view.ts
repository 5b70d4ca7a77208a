import type { RoomHit, RoomResults } from '@rose-ash/shared/protocols/federation'
import type { Site } from '@rose-ash/shared/site/site'
import { marked, ROOMS, type RoomName, searchHref, searchPaging, searchTabs } from './search-words.ts'

export interface RoomsAsked {
  readonly query: string
  /** Only this app, in pages; else the best matches of each app. */
  readonly room?: RoomName | undefined
  readonly page: number
  readonly perRoom: number
  readonly now: Date
  readonly site: Site
}

/** The results of the search, by app. */
export function roomsView(results: readonly RoomResults[], { query, room, page, perRoom, now, site }: RoomsAsked) {
  const asked = query.trim()
  const total = results.reduce((sum, found) => sum + found.total, 0)
  return {
    query: asked,
    room,
    tabs: searchTabs(asked, room),
    found: asked ? `${NUMBERS[total] ?? `${total} things`} found for “${asked}”` : null,
    nothing: asked !== '' && total === 0,
    rooms: results.flatMap((found) => {
      const known = ROOMS.find(({ app }) => app === found.app)
      return known ? [roomView(found, { asked, room: known, isWhole: room !== undefined, now, site })] : []
    }),
    pages: room && searchPaging(asked, room, { page, pageCount: Math.ceil(total / perRoom) }),
  }
}

const NUMBERS = ['Nothing', 'One thing']

interface Around {
  readonly asked: string
  readonly room: (typeof ROOMS)[number]
  readonly isWhole: boolean
  readonly now: Date
  readonly site: Site
}

function roomView({ total, hits }: RoomResults, { asked, room, isWhole, now, site }: Around) {
  const hasMore = !isWhole && total > hits.length
  return {
    id: `found-${room.name}`,
    title: room.label,
    href: hasMore ? searchHref(asked, room.name) : undefined,
    more: `All ${total}`,
    hits: hits.map((hit) => hitView(site, hit, now)),
  }
}

function hitView(site: Site, { kind, url, title, summary, snippet, publishedAt, startsAt }: RoomHit, now: Date) {
  return {
    href: url,
    title,
    snippet: snippet ? marked(snippet) : marked(summary),
    ...(kind === 'post' && { when: site.day(publishedAt), whenIso: publishedAt.toISOString() }),
    ...(startsAt && { when: site.when(startsAt, undefined, { now }), whenIso: startsAt.toISOString() }),
  }
}
