/**
 * `tx` and `spawn`: commit with their record. `run`: calls something outside the database. `sleep` and `wait` wait. `all` and `race` open
 * branches (their result: the first position of each branch, by name); `winner` follows `race` and says which branch ended first. `undo` says that a
 * cancellation has something to do from here on.
 */
export const STEP_KINDS = ['tx', 'run', 'sleep', 'wait', 'spawn', 'all', 'race', 'winner', 'undo'] as const
export type StepKind = (typeof STEP_KINDS)[number]

export const STEP_STATES = ['done', 'failed', 'waiting', 'retrying'] as const
export type StepState = (typeof STEP_STATES)[number]
