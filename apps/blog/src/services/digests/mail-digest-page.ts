import type { Tx } from '@rose-ash/shared/db/client'
import { NotFoundError } from '@rose-ash/shared/errors/http-errors'
import type { AppContext } from '../../context.ts'
import { digestMail } from '../../views/emails/digest.view.ts'

export interface MailDigestPage {
  readonly digestId: string
  readonly sendId: string
  readonly newsletterId: string
  readonly after: string | null
}

const READERS_A_PAGE = 200

/** Queues the digest for the next readers; `last` is null when there are no more. Nobody gets it twice, however often this runs. */
export async function mailDigestPage(
  { services, mail, config, site }: Pick<AppContext, 'services' | 'mail' | 'config' | 'site'>,
  tx: Tx,
  { digestId, sendId, newsletterId, after }: MailDigestPage,
): Promise<{ last: string | null }> {
  const digest = await services.blog.getDigest(tx, { digestId })
  if (!digest) throw new NotFoundError(`there is no digest ${digestId}`, { code: 'digest_not_found' })
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
