import type { FrontPage } from '../../services/front/show-front-page.ts'
import { CARD_SIZES, LEAD_SIZES, storyView } from '../story.view.ts'

export function frontView({ lead, second, column, more, isAll }: FrontPage) {
  return {
    lead: lead && storyView(lead, LEAD_SIZES),
    second: second.map((post) => storyView(post)),
    column: column.map((post) => ({ ...storyView(post), readingTime: null })),
    more: more.map((post) => storyView(post, CARD_SIZES)),
    archiveHref: isAll ? null : '/archive/',
  }
}
