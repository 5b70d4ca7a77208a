import type { Site } from '@rose-ash/shared/site/site'
import type { FrontPage } from '../../services/front/show-front-page.ts'
import { CARD_SIZES, LEAD_SIZES, storyView } from '../story.view.ts'

const SECOND_SIZES = '(min-width: 68rem) 16rem, (min-width: 30rem) 45vw, 100vw'

export function frontView(site: Site, { lead, second, column, more, isAll }: FrontPage) {
  return {
    lead: lead && storyView(site, lead, LEAD_SIZES),
    second: second.map((post) => storyView(site, post, SECOND_SIZES)),
    column: column.map((post) => ({ ...storyView(site, post), readingTime: null })),
    more: more.map((post) => storyView(site, post, CARD_SIZES)),
    archiveHref: isAll ? null : '/archive/',
  }
}
