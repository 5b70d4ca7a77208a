import { cancelDigest } from '@rose-ash/domains/blog/digests/cancel-digest'
import { publishDigest as publishGathered } from '@rose-ash/domains/blog/digests/publish-digest'
import { defineFlow } from '@rose-ash/kernel/flows/define-flow'
import { z } from 'zod'
import type { AppContext } from '../context.ts'
import { gatherDigest } from '../services/digests/gather-digest.ts'
import { mailDigestPage } from './mail-digest-page.ts'

const approvalSchema = z
  .looseObject({ approved: z.boolean().default(true), by: z.uuid().nullish() })
  .nullish()
  .transform((approval) => ({ approved: approval?.approved ?? true, by: approval?.by ?? null }))

/**
 * A digest of the posts since the last one: gathered at the start, published when an editor approves it, then sent to all subscribers
 * of the newsletter. Any resume is an approval unless its payload is `{ "approved": false }`; after two weeks without an answer the
 * digest is cancelled.
 */
export const publishDigest = defineFlow({
  name: 'publish-digest',
  version: 1,
  input: z.object({
    title: z.string().trim().min(1).optional(),
    since: z.iso.datetime({ offset: true }).optional(),
    /** Slug of the newsletter. Default: the first one. */
    newsletter: z.string().optional(),
  }),
  run: async (step, input, ctx: AppContext, { id }) => {
    const digest = await step.tx('gather posts', (tx) => gatherDigest(ctx, tx, { flowId: id, ...input }))
    const answer = await step.waitFor('approval', { timeout: { days: 14 }, schema: approvalSchema })

    if (answer.timedOut || !answer.payload.approved) {
      await step.tx('drop digest', async (tx) => {
        await cancelDigest(ctx, tx, { digestId: digest.id })
      })
      return { digestId: digest.id, outcome: answer.timedOut ? 'expired' : 'declined' }
    }

    const { by } = answer.payload
    const sendId = await step.tx('publish digest', async (tx) => {
      await publishGathered(ctx, tx, { digestId: digest.id, by })
      if (!digest.newsletterId) return null
      const issue = {
        newsletterId: digest.newsletterId,
        issueKey: `digest:${digest.id}`,
        subject: digest.title,
        flowId: id,
      }
      return (await ctx.services.account.openSend(tx, issue)).sendId
    })
    if (!sendId || !digest.newsletterId) return { digestId: digest.id, outcome: 'published', recipients: 0 }

    const { newsletterId } = digest
    for (let after: string | null = null; ; ) {
      const page: { last: string | null } = await step.tx('mail a page of readers', (tx) =>
        mailDigestPage(ctx, tx, { digestId: digest.id, sendId, newsletterId, after }),
      )
      if (!page.last) break
      after = page.last
    }
    const { recipientCount } = await step.tx('close the send', (tx) => ctx.services.account.completeSend(tx, sendId))
    return { digestId: digest.id, outcome: 'published', recipients: recipientCount }
  },
})
