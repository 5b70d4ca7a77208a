import { getDigest } from '@rose-ash/domains/blog/digests/get-digest'
import type { Tx } from '@rose-ash/shared/db/client'
import type { AppContext } from '../context.ts'
import { digestMail } from '../views/emails/digest.view.ts'

export interface MailDigestPage {
  readonly digestId: string
  readonly sendId: string
  readonly newsletterId: string
  readonly after: string | null
}

const READERS_A_PAGE = 200

/** Queues the digest for the next subscribers; `last` is null when there are no more. Idempotent: a subscriber gets it once. */
export async function mailDigestPage(
  { services, mail, config, site }: Pick<AppContext, 'services' | 'mail' | 'config' | 'site'>,
  tx: Tx,
  { digestId, sendId, newsletterId, after }: MailDigestPage,
): Promise<{ last: string | null }> {
  const digest = await getDigest({ config }, tx, { digestId })
  const readers = await services.account.listSubscribers(tx, {
    newsletterId,
    ...(after && { after }),
    limit: READERS_A_PAGE,
  })
  for (const { memberId, email, name } of readers) {
    if (!(await services.account.recordDelivery(tx, { sendId, memberId }))) continue
    const data = digestMail(digest, { name, coopName: site.coop.name, config })
    await mail.enqueue(tx, { to: email, template: 'digest', data, idempotencyKey: `digest:${digestId}:${memberId}` })
  }
  return { last: readers.length < READERS_A_PAGE ? null : (readers.at(-1)?.memberId ?? null) }
}
