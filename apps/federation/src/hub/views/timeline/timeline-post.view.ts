import type { TimelineItem } from '@rose-ash/domains/federation/timeline/timeline'
import { pictureView } from '@rose-ash/server/views/format/picture-view'
import { publicOrigin } from '@rose-ash/shared/config/base-config'
import { escapeHtml } from '@rose-ash/shared/html/escape-html'
import { safeHtml } from '@rose-ash/shared/html/safe-html'
import type { AppContext } from '../../../context.ts'

const CONTEXT: Readonly<Record<string, string>> = {
  post: 'wrote',
  entry: 'put on the calendar',
  product: 'put on the shelf',
}

/** Beside the face, in a column as wide as reading text. */
const PICTURE_SIZES = '(min-width: 45rem) 38rem, 85vw'

/** The values of a timeline item for the post partial. */
export function timelinePost(item: TimelineItem, { config, site }: Pick<AppContext, 'config' | 'site'>, now: Date) {
  const origin = publicOrigin(config, item.app)
  const name = item.authorName ?? site.coop.name
  return {
    anchor: `activity-${item.activityId}`,
    href: item.url,
    author: {
      name,
      handle: `@${site.coop.handle}@${new URL(origin).host}`,
      href: `${origin}/`,
      initial: name.slice(0, 1),
    },
    published: site.ago(item.publishedAt, now),
    publishedIso: item.publishedAt.toISOString(),
    context: CONTEXT[item.objectType],
    title: item.title,
    html: item.summary ? safeHtml(`<p>${escapeHtml(item.summary)}</p>`) : undefined,
    picture: item.image && pictureView(item.image, { sizes: PICTURE_SIZES }),
  }
}
