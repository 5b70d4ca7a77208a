import type { PostSummary } from '@rose-ash/domains/blog/posts/post-summary'
import type { Site } from '@rose-ash/shared/site/site'
import type { FrontPage } from '../../services/front/show-front-page.ts'
import { CARD_SIZES, LEAD_SIZES, storyView } from '../story.view.ts'

const SECOND_SIZES = '(min-width: 68rem) 16rem, (min-width: 30rem) 45vw, 100vw'

/** The first card of the column stands beside the lead story: its picture is wanted at once. */
function columnView(site: Site, post: PostSummary, isFirst: boolean) {
  const story = storyView(site, post)
  return { ...story, picture: story.picture && { ...story.picture, eager: isFirst } }
}

export function frontView(site: Site, { lead, second, column, more, isAll }: FrontPage) {
  return {
    lead: lead && storyView(site, lead, LEAD_SIZES),
    second: second.map((post) => storyView(site, post, SECOND_SIZES)),
    column: column.map((post, at) => ({ ...columnView(site, post, at === 0), readingTime: null })),
    more: more.map((post) => storyView(site, post, CARD_SIZES)),
    archiveHref: isAll ? null : '/archive/',
  }
}
