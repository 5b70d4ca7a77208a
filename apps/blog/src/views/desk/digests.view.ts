import type { WaitingDigest } from '@rose-ash/domains/blog/digests/waiting-digests'
import { formatList } from '@rose-ash/server/views/format/format-list'
import type { Site } from '@rose-ash/shared/site/site'

export function digestsView(site: Site, digests: readonly WaitingDigest[]) {
  return {
    digests: digests.map(({ id, title, gatheredAt, posts }) => ({
      title,
      action: `/desk/digests/${id}/decision`,
      gathered: `Gathered on ${site.when(gatheredAt)}.`,
      posts: posts.length > 0 ? `${formatList([...posts])}.` : 'Nothing was published in its time.',
    })),
  }
}
