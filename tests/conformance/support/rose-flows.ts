import { setTimeout as pause } from 'node:timers/promises'
import type { SharedContext } from '@rose-ash/domains/context/shared-context'
import { defineFlow } from '@rose-ash/kernel/flows/define-flow'
import type { Flow, Step } from '@rose-ash/kernel/flows/flow'
import type { Db } from '@rose-ash/shared/db/client'
import { z } from 'zod'
import { tellBegun } from './notes.ts'
import { type Script, type ScriptStep, TIMED_OUT } from './script.ts'
import { SCRIPTS } from './scripts.ts'

export const LEASE_MS = 1_000

/** The scripts as flows of our engine. */
export const ROSE_FLOWS: Flow<SharedContext>[] = Object.entries<Script>(SCRIPTS).map(([name, script]) =>
  defineFlow({
    name,
    version: 1,
    input: z.object({}),
    run: (step, _input, { db }, { id }) => script(roseStep(step, id, db)),
  }),
)

function roseStep(step: Step, id: string, db: Db): ScriptStep {
  return {
    note: (text, { forMs = 0 } = {}) =>
      step.tx(text, async (tx) => {
        if (forMs > 0) {
          await tellBegun(db, id, text)
          await pause(forMs)
        }
        await tx.$executeRaw`INSERT INTO conformance_notes (flow, note) VALUES (${id}, ${text})`
      }),
    async wait(topic, { timeoutMs } = {}) {
      const waited = await step.waitFor(topic, timeoutMs ? { timeout: { milliseconds: timeoutMs } } : {})
      return waited.timedOut ? TIMED_OUT : waited.payload
    },
  }
}
