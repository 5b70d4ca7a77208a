import { defineFlow } from '@rose-ash/kernel/flows/define-flow'
import { z } from 'zod'

/** Two steps that write and a wait between them: what the bars of the kernel are measured with. */
export const benchFlow = defineFlow({
  name: 'bench',
  version: 1,
  input: z.object({ number: z.number() }),
  run: async (step, { number }) => {
    await step.tx('first', (tx) => tx.$executeRaw`INSERT INTO bench_notes (note) VALUES (${`first ${number}`})`)
    await step.waitFor('go')
    await step.tx('second', (tx) => tx.$executeRaw`INSERT INTO bench_notes (note) VALUES (${`second ${number}`})`)
    return number
  },
})
