import { lastDigestEnd } from '@rose-ash/domains/blog/digests/last-digest-end'
import { openDigest } from '@rose-ash/domains/blog/digests/open-digest'
import type { Tx } from '@rose-ash/shared/db/client'
import { NotFoundError } from '@rose-ash/shared/errors/http-errors'
import type { AppContext } from '../../context.ts'
import { digestTitle } from '../../texts/digest-title.ts'

export interface GatherDigest {
  readonly flowId: string
  readonly title?: string | undefined
  /** Default: the end of the last published digest, or a quarter of a year ago. */
  readonly since?: string | undefined
  readonly newsletter?: string | undefined
}

export interface GatheredDigest {
  readonly id: string
  readonly title: string
  readonly posts: number
  /** Null when the co-op has no newsletter: the digest is then published without mail. */
  readonly newsletterId: string | null
}

const QUARTER_MS = 91 * 86_400_000

/** Creates the digest of a flow; idempotent. Throws NotFoundError when the newsletter does not exist. */
export async function gatherDigest(
  ctx: Pick<AppContext, 'activities' | 'clock' | 'config' | 'services' | 'site'>,
  tx: Tx,
  { flowId, title, since, newsletter }: GatherDigest,
): Promise<GatheredDigest> {
  const windowTo = ctx.clock.now()
  const windowFrom = since ? new Date(since) : ((await lastDigestEnd(tx)) ?? new Date(windowTo.getTime() - QUARTER_MS))
  const newsletterId = await findNewsletterId(ctx.services, tx, newsletter)
  const name = title ?? digestTitle(ctx.site.day(windowTo))
  const digest = await openDigest(ctx, tx, { flowId, title: name, windowFrom, windowTo, newsletterId })
  return { id: digest.id, title: digest.title, posts: digest.posts.length, newsletterId }
}

async function findNewsletterId(
  { account }: AppContext['services'],
  tx: Tx,
  slug: string | undefined,
): Promise<string | null> {
  const newsletters = await account.listNewsletters(tx)
  if (slug === undefined) return newsletters[0]?.id ?? null
  const found = newsletters.find((newsletter) => newsletter.slug === slug)
  if (!found) throw new NotFoundError(`there is no newsletter ${slug}`, { code: 'newsletter_not_found' })
  return found.id
}
