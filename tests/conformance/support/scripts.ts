import { type Script, TIMED_OUT } from './script.ts'

/** Long enough for a test to interrupt the step while it runs. */
const LONG_MS = 2_500

/** The flows of the scenarios, written once and run by both engines. */
export const SCRIPTS = {
  asking: async (step) => {
    await step.note('asked')
    const answer = await step.wait('answer')
    await step.note(`was told ${answer}`)
    return answer
  },
  'asking twice': async (step) => [await step.wait('answer'), await step.wait('answer')],
  'asking two topics': async (step) => [await step.wait('second'), await step.wait('first')],
  impatient: async (step) => {
    const first = await step.wait('answer', { timeoutMs: 300 })
    await step.note(first === TIMED_OUT ? 'gave up' : `was told ${first}`)
    return first
  },
  'asking again': async (step) => {
    const first = await step.wait('answer', { timeoutMs: 300 })
    return first === TIMED_OUT ? step.wait('answer') : first
  },
  slow: async (step) => {
    await step.note('begun')
    await step.note('done', { forMs: LONG_MS })
    await step.note('after')
    return 'finished'
  },
} satisfies Record<string, Script>

export type ScriptName = keyof typeof SCRIPTS
