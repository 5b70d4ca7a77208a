import { createFlowClient } from '@rose-ash/kernel/flows/client/flow-client'
import { advanceHorizon } from '@rose-ash/kernel/log/advance-horizon'
import { archiveLog } from '@rose-ash/kernel/log/archive-log.flow'
import { append } from '@rose-ash/kernel/testing/append'
import { definePiece, openStage } from '../piece.ts'

export const piece = definePiece({
  flow: archiveLog,
  open: () => openStage('kernel'),
  start: async ({ ctx }) => {
    for (let row = 0; row < 5; row += 1) await append(ctx.db, { createdAt: new Date(0) })
    await advanceHorizon(ctx.db)
    return (await createFlowClient(ctx).start(null, archiveLog.name, { batch: 2 })).id
  },
  halts: [{ name: 'between-two-batches', killedAfter: 2, varies: ['archived'] }],
})
