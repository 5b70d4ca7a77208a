import type { FrontPage } from '../../services/front/show-front-page.ts'
import { CARD_SIZES, LEAD_SIZES, storyView } from '../story.view.ts'

export function frontView({ lead, column, more, isAll }: FrontPage) {
  return {
    lead: lead && storyView(lead, LEAD_SIZES),
    column: column.map((post) => storyView(post)),
    more: more.map((post) => storyView(post, CARD_SIZES)),
    archiveHref: isAll ? null : '/archive/',
  }
}
