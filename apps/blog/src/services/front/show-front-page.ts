import type { PostSummary } from '@rose-ash/domains/blog/posts/post-summary'
import { listPublished } from '@rose-ash/domains/blog/posts/reading/list-published'
import type { AppContext } from '../../context.ts'

const STORIES = 13
const COLUMN = 4
const SECOND = 2
/** The tag for a lead story; the post leads while it is one of the newest. */
const LEAD_TAG = 'hash-front-page'
const LEADS_AMONG = 6

export interface FrontPage {
  readonly lead: PostSummary | null
  /** Below the lead story. */
  readonly second: readonly PostSummary[]
  readonly column: readonly PostSummary[]
  readonly more: readonly PostSummary[]
  readonly isAll: boolean
}

/** The posts of the front page: the lead story, those beside it, and the others. */
export async function showFrontPage(ctx: Pick<AppContext, 'config' | 'db'>): Promise<FrontPage> {
  const { posts, total } = await listPublished(ctx, ctx.db, { pageSize: STORIES })
  const lead =
    posts.slice(0, LEADS_AMONG).find(({ internalTags }) => internalTags.includes(LEAD_TAG)) ?? posts[0] ?? null
  const others = posts.filter((post) => post !== lead)
  const [second, rest] = [others.slice(0, SECOND), others.slice(SECOND)]
  return { lead, second, column: rest.slice(0, COLUMN), more: rest.slice(COLUMN), isAll: total <= STORIES }
}
