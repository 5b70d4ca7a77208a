import { formatList } from '@rose-ash/server/views/format/format-list'
import type { Site } from '@rose-ash/shared/site/site'
import { DESK_STATUSES, type DeskPost, type listDesk } from '../../services/desk/list-desk.ts'

const LABELS = { draft: 'Drafts', scheduled: 'Scheduled', published: 'Published', sent: 'Sent as letters' } as const

export function deskListView(site: Site, { status, posts, counts }: Awaited<ReturnType<typeof listDesk>>) {
  return {
    tabs: DESK_STATUSES.map((name) => ({
      label: LABELS[name],
      href: `/desk/posts?status=${name}`,
      current: name === status,
      count: counts.get(name) ?? 0,
    })),
    posts: posts.map((post) => ({
      title: post.title,
      href: `/desk/posts/${post.id}`,
      kind: post.kind === 'page' ? 'Page' : 'Post',
      audience: post.visibility === 'public' ? 'Everybody' : 'Members',
      authors: formatList([...post.authors]),
      when: whenOf(site, post),
    })),
    isDrafts: status === 'draft',
  }
}

function whenOf(site: Site, { status, publishedAt, scheduledAt, updatedAt }: DeskPost): string {
  if (status === 'scheduled' && scheduledAt) return `On ${site.when(scheduledAt)}`
  return publishedAt && status !== 'draft' ? site.day(publishedAt) : `Changed ${site.day(updatedAt)}`
}
