import { z } from 'zod'
import { defineFlow } from '../../src/flows/define-flow.ts'
import type { KernelContext } from '../../src/kernel-context.ts'
import { defineReaction } from '../../src/reactions/define-reaction.ts'
import { append, testDefinition } from '../../src/testing/append.ts'
import { note } from './notes.ts'

/** Two steps that write, a wait between them, and a row of the log from the last. */
export const chaosFlow = defineFlow({
  name: 'chaos',
  version: 1,
  input: z.object({ number: z.number() }),
  run: async (step, { number }, _ctx: KernelContext) => {
    await step.tx('first', async (tx) => {
      await note(tx, `first ${number}`)
      await tx.$executeRaw`SELECT pg_sleep(0.02)`
    })
    await step.waitFor('go')
    await step.tx('second', async (tx) => {
      await note(tx, `second ${number}`)
      await append(tx, { type: 'test.flow-finished', object: { number } })
    })
    return number
  },
})

export const chaosReaction = defineReaction({
  name: 'test.note-finished-flow',
  on: [testDefinition('test.flow-finished')],
  from: 'start',
  handle: async (tx, { object }, _ctx: KernelContext) => {
    await note(tx, `heard ${(object as { number: number }).number}`)
    await tx.$executeRaw`SELECT pg_sleep(0.01)`
  },
})
