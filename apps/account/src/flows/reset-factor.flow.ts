import { defineFlow } from '@rose-ash/kernel/flows/define-flow'
import { z } from 'zod'
import type { AppContext } from '../context.ts'

/** Resets a lost second factor when its time has come, unless the member or an administrator stopped it. */
export const resetFactor = defineFlow({
  name: 'reset-factor',
  version: 1,
  input: z.object({ memberId: z.uuid(), resetId: z.uuid(), dueAt: z.iso.datetime() }),
  run: async (step, { memberId, resetId, dueAt }, ctx: AppContext) => {
    await step.sleepUntil('time to say that nothing is lost', new Date(dueAt))
    const isDone = await step.tx('take the ways of signing in away', (tx) =>
      ctx.services.identity.carryOutReset(tx, { memberId, resetId }),
    )
    return { outcome: isDone ? 'reset' : 'kept' }
  },
})
