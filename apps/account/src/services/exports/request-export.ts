import { createFlowClient } from '@rose-ash/kernel/flows/flow-client'
import type { AppContext } from '../../context.ts'

/** Starts the making of a member's archive; pressing again while it is made changes nothing. */
export async function requestExport(ctx: AppContext, { memberId }: { memberId: string }): Promise<{ isNew: boolean }> {
  const flows = createFlowClient(ctx)
  return ctx.transact(async (tx) => {
    const { exportId, isNew } = await ctx.services.account.requestExport(tx, memberId)
    await flows.start(tx, 'export-records', { exportId, memberId }, { idempotencyKey: exportId })
    return { isNew }
  })
}
