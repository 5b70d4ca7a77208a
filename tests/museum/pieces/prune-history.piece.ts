import { createFlowClient } from '@rose-ash/kernel/flows/client/flow-client'
import { pruneHistory } from '@rose-ash/kernel/retention/prune-history.flow'
import { definePiece, openStage } from '../piece.ts'

export const piece = definePiece({
  flow: pruneHistory,
  open: () => openStage('kernel'),
  start: async ({ ctx }) => {
    const mail = {
      to: 'ada@rose.localhost',
      template: 'note',
      data: {},
      originApp: 'blog',
      status: 'sent',
      sentAt: new Date(0),
    }
    await ctx.db.outgoingMail.createMany({
      data: [1, 2, 3].map((n) => ({ ...mail, idempotencyKey: `old ${n}` })),
      skipDuplicates: true,
    })
    return (await createFlowClient(ctx).start(null, pruneHistory.name, { batch: 2 })).id
  },
  halts: [{ name: 'between-two-rules', killedAfter: 3, varies: ['sent letters'] }],
})
