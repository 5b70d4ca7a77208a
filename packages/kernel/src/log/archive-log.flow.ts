import { z } from 'zod'
import { defineFlow } from '../flows/define-flow.ts'
import type { KernelContext } from '../kernel-context.ts'
import { type ArchivedBatch, archiveBatch, archiveLimits } from './archive-batch.ts'

/**
 * Moves old internal rows from the log into the archive, which only rebuilds read. Public rows stay, since the fediverse may request
 * any of them. The log belongs to no app, so this flow runs in the kernel's process. A second run at the same time moves the rows that
 * the first has not moved.
 */
export const archiveLog = defineFlow({
  name: 'archive-log',
  version: 1,
  input: z.object({
    olderThanDays: z.number().int().min(1).max(36_500).default(365),
    batch: z.number().int().min(1).max(20_000).default(2_000),
  }),
  run: async (step, { olderThanDays, batch: limit }, _ctx: KernelContext) => {
    const limits = await step.tx('set the limits', (tx) => archiveLimits(tx, { olderThanDays }))
    let archived = 0
    for (let after = '0'; ; ) {
      const batch: ArchivedBatch = await step.tx('archive a batch', (tx) =>
        archiveBatch(tx, { ...limits, after, limit }),
      )
      archived += batch.moved
      if (batch.last === null) return { archived, upTo: limits.upTo }
      after = batch.last
    }
  },
})
