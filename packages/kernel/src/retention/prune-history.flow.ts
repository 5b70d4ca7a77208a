import { z } from 'zod'
import { defineFlow } from '../flows/define-flow.ts'
import { RETENTION } from './retention-rules.ts'

/**
 * Deletes what the rules keep no longer, in batches. It notes the rules that it began with, so that a version with other rules ends
 * what this one began. Two runs at the same time delete each row once.
 */
export const pruneHistory = defineFlow({
  name: 'prune-history',
  version: 1,
  input: z.object({ batch: z.number().int().min(1).optional() }),
  run: async (step, { batch: given }) => {
    const names = await step.tx('note the rules', async () => RETENTION.map(({ name }) => name))
    const pruned: Record<string, number> = {}
    for (const name of names) {
      const rule = RETENTION.find((each) => each.name === name)
      const batch = given ?? rule?.batch ?? 0
      let last: number
      do {
        last = await step.tx(`prune ${name}`, async (tx) => rule?.prune(tx, { ...rule, batch }) ?? 0)
        pruned[name] = (pruned[name] ?? 0) + last
      } while (last > 0 && last >= batch)
    }
    return pruned
  },
})
