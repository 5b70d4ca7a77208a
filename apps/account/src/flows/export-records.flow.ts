import { expireExport, finishExport } from '@rose-ash/domains/account/exports/exports'
import { findMember } from '@rose-ash/domains/account/members/find-member'
import { defineFlow } from '@rose-ash/kernel/flows/define-flow'
import { publicUrl } from '@rose-ash/shared/config/base-config'
import { z } from 'zod'
import type { AppContext } from '../context.ts'
import { removeExport, writeExport } from '../services/exports/write-export.ts'

const KEPT_MS = 7 * 24 * 3600_000

/** Makes a member's export, tells them by mail, and deletes the file after a week. */
export const exportRecords = defineFlow({
  name: 'export-records',
  version: 1,
  input: z.object({ exportId: z.uuid(), memberId: z.uuid() }),
  run: async (step, { exportId, memberId }, ctx: AppContext) => {
    const written = await step.run('write the archive', () => writeExport(ctx, { exportId, memberId }))
    const { expiresAt } = await step.tx('say that it is ready', async (tx) => {
      const until = new Date(ctx.clock.now().getTime() + KEPT_MS)
      await finishExport(ctx, tx, { exportId, ...written, expiresAt: until })
      const member = await findMember(tx, { id: memberId })
      if (member?.status === 'active')
        await ctx.mail.enqueue(tx, {
          to: member.email,
          template: 'export-ready',
          data: { name: member.name, href: publicUrl(ctx.config, 'account', '/records') },
          idempotencyKey: `export-ready:${exportId}`,
        })
      return { expiresAt: until.toISOString() }
    })
    await step.sleepUntil('while it can be fetched', new Date(expiresAt))
    await step.run('take the archive away', () => removeExport(ctx, exportId).then(() => null))
    await step.tx('note that it is gone', (tx) => expireExport(ctx, tx, exportId).then(() => null))
    return { exportId }
  },
})
