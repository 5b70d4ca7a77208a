import { formatDay } from '@rose-ash/server/views/format/format-day'
import { formatList } from '@rose-ash/server/views/format/format-list'
import { formatWhen } from '@rose-ash/server/views/format/format-when'
import { DESK_STATUSES, type DeskPost, type listDesk } from '../../services/desk/list-desk.ts'

const LABELS = { draft: 'Drafts', scheduled: 'Scheduled', published: 'Published', sent: 'Sent as letters' } as const

export function deskListView({ status, posts, counts }: Awaited<ReturnType<typeof listDesk>>) {
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
      when: whenOf(post),
    })),
    isDrafts: status === 'draft',
  }
}

function whenOf({ status, publishedAt, scheduledAt, updatedAt }: DeskPost): string {
  if (status === 'scheduled' && scheduledAt) return `On ${formatWhen(scheduledAt)}`
  return publishedAt && status !== 'draft' ? formatDay(publishedAt) : `Changed ${formatDay(updatedAt)}`
}
