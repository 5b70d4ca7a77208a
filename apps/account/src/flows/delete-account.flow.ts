import { defineFlow } from '@rose-ash/kernel/flows/define-flow'
import { z } from 'zod'
import type { AppContext } from '../context.ts'
import { eraseEverywhere } from '../services/deletion/erase-everywhere.ts'
import { removeExport } from '../services/exports/write-export.ts'
import { removeAvatars } from '../services/profile/avatar-files.ts'

/**
 * Deletes a member's account, unless they cancel in time. The flow's own rows are kept and so contain only the member's id. Sessions
 * end through the log (`account.session.ended`), as always.
 */
export const deleteAccount = defineFlow({
  name: 'delete-account',
  version: 1,
  input: z.object({ memberId: z.uuid(), requestedAt: z.iso.datetime(), dueAt: z.iso.datetime() }),
  run: async (step, input, ctx: AppContext) => {
    await step.sleepUntil('time to change one’s mind', new Date(input.dueAt))
    const { isErased, exportIds } = await step.tx('let go everywhere', (tx) => eraseEverywhere(ctx, tx, input))
    if (!isErased) return { outcome: 'kept' }
    await step.run('take archives away', async () => {
      for (const exportId of exportIds) await removeExport(ctx, exportId)
      await removeAvatars(ctx, input.memberId)
      return null
    })
    return { outcome: 'deleted' }
  },
})
