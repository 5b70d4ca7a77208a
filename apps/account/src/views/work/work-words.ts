import type { ShownStatus } from '@rose-ash/kernel/flows/client/flow-view'
import type { WorkAct } from '@rose-ash/kernel/operator/act-on-work'
import type { Trouble } from '@rose-ash/kernel/operator/read-troubles'

export const STATUS_WORDS: Readonly<Record<ShownStatus, { readonly word: string; readonly kind: string }>> = {
  running: { word: 'runs', kind: 'soon' },
  suspended: { word: 'waits', kind: 'plain' },
  completed: { word: 'done', kind: 'yes' },
  failed: { word: 'failed', kind: 'no' },
  cancelled: { word: 'cancelled', kind: 'plain' },
  parked: { word: 'given up', kind: 'no' },
}

export const TROUBLE_WORDS: Readonly<Record<Trouble['kind'], string>> = {
  reaction: 'What follows from a fact',
  mailbox: 'Messages',
  delivery: 'What goes to another server',
}

export const ACT_WORDS: Readonly<Record<WorkAct, string>> = {
  replay: 'Try again now',
  cancel: 'Drop what waits',
  pause: 'Hold it back',
  resume: 'Let it go on',
}

export const STEP_WORDS: Readonly<Record<string, { readonly word: string; readonly kind: string }>> = {
  done: { word: 'done', kind: 'yes' },
  failed: { word: 'failed', kind: 'no' },
  waiting: { word: 'waits', kind: 'plain' },
  retrying: { word: 'tried again soon', kind: 'soon' },
}
