import { publishDigest } from '@rose-ash/blog/flows/publish-digest.flow'
import { openDigest } from '@rose-ash/domains/blog/digests/open-digest'
import { createFlowClient } from '@rose-ash/kernel/flows/client/flow-client'
import { definePiece, openStage } from '../piece.ts'

export const piece = definePiece({
  flow: publishDigest,
  open: () => openStage('blog'),
  start: async ({ ctx }) => (await createFlowClient(ctx).start(null, publishDigest.name, { title: 'This week' })).id,
  halts: [
    {
      name: 'approval',
      signal: { key: 'approval', payload: { approved: true } },
      names: async ({ ctx }, flowId) => {
        const { id, newsletterId } = await ctx.db.digest.findFirstOrThrow({ where: { flowId } })
        return { digest: id, newsletter: newsletterId ?? '' }
      },
      remake: async ({ ctx }) => {
        const { id: newsletterId } = await ctx.db.newsletter.create({ data: { slug: 'letter', name: 'The letter' } })
        const open = { title: 'This week', windowFrom: new Date(0), windowTo: new Date(), newsletterId }
        const { id } = await ctx.transact((tx) => openDigest(ctx, tx, open))
        return { digest: id, newsletter: newsletterId }
      },
      varies: ['recipients'],
    },
  ],
})
