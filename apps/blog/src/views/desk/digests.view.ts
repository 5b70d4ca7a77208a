import { formatList } from '@rose-ash/server/views/format/format-list'
import { formatWhen } from '@rose-ash/server/views/format/format-when'
import type { WaitingDigest } from '../../services/digests/decide-digest.ts'

export function digestsView(digests: readonly WaitingDigest[]) {
  return {
    digests: digests.map(({ id, title, gatheredAt, posts }) => ({
      title,
      action: `/desk/digests/${id}/decision`,
      gathered: `Gathered on ${formatWhen(gatheredAt)}.`,
      posts: posts.length > 0 ? `${formatList([...posts])}.` : 'Nothing was published in its time.',
    })),
  }
}
