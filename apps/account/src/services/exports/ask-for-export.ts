import { requestExport } from '@rose-ash/domains/account/exports/exports'
import { createFlowClient } from '@rose-ash/kernel/flows/client/flow-client'
import { limitUse } from '@rose-ash/server/http/rate-limit'
import type { AppContext } from '../../context.ts'

const PER_MEMBER = { name: 'export', limit: 10, windowSeconds: 24 * 3600 }

/** Starts a member's export; does nothing while one is being made. Throws RateLimitedError. */
export async function askForExport(ctx: AppContext, { memberId }: { memberId: string }): Promise<{ isNew: boolean }> {
  await limitUse(ctx, PER_MEMBER, memberId)
  const flows = createFlowClient(ctx)
  return ctx.transact(async (tx) => {
    const { exportId, isNew } = await requestExport(ctx, tx, memberId)
    await flows.start(tx, 'export-records', { exportId, memberId }, { idempotencyKey: exportId })
    return { isNew }
  })
}
