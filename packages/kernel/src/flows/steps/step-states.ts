/** `tx`: commits with its record. `run`: calls something outside the database. The others wait. */
export const STEP_KINDS = ['tx', 'run', 'sleep', 'wait', 'spawn'] as const
export type StepKind = (typeof STEP_KINDS)[number]

export const STEP_STATES = ['done', 'failed', 'waiting', 'retrying'] as const
export type StepState = (typeof STEP_STATES)[number]
