import type { PostStatus } from '@rose-ash/domains/blog/posts/post-kinds'
import type { DeskList, DeskPost } from '@rose-ash/domains/blog/posts/reading/list-by-status'
import { formatList } from '@rose-ash/server/views/format/format-list'
import type { Site } from '@rose-ash/shared/site/site'

const LABELS: Readonly<Record<PostStatus, string>> = {
  draft: 'Drafts',
  scheduled: 'Scheduled',
  published: 'Published',
  sent: 'Sent as letters',
}

export function deskListView(site: Site, { status, posts, counts }: DeskList) {
  return {
    tabs: Object.entries(LABELS).map(([name, label]) => ({
      label,
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
