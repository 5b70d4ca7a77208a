import type { FrontPage } from '../../services/front/show-front-page.ts'
import { CARD_SIZES, LEAD_SIZES, storyView } from '../story.view.ts'

const SECOND_SIZES = '(min-width: 68rem) 16rem, (min-width: 30rem) 45vw, 100vw'

export function frontView({ lead, second, column, more, isAll }: FrontPage) {
  return {
    lead: lead && storyView(lead, LEAD_SIZES),
    second: second.map((post) => storyView(post, SECOND_SIZES)),
    column: column.map((post) => ({ ...storyView(post), readingTime: null })),
    more: more.map((post) => storyView(post, CARD_SIZES)),
    archiveHref: isAll ? null : '/archive/',
  }
}
