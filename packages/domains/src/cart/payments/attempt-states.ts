/** The states of a payment attempt; the README of apps/cart draws them. */
export const ATTEMPT_STATES = ['created', 'pending', 'failed', 'paid', 'expired', 'mismatched'] as const
export type AttemptState = (typeof ATTEMPT_STATES)[number]

/** States in which an attempt can still be paid. */
export const OPEN_STATES = ['created', 'pending', 'failed'] as const satisfies readonly AttemptState[]

/** States that never change: the attempt is paid, or a steward must check it. */
export const FINAL_STATES = ['paid', 'mismatched'] as const satisfies readonly AttemptState[]

/** The events that the provider's answers mean for an attempt. */
export const ATTEMPT_EVENTS = [
  'seen-pending',
  'seen-failed',
  'seen-paid',
  'seen-expired',
  'seen-mismatch',
  'not-found',
] as const
export type AttemptEvent = (typeof ATTEMPT_EVENTS)[number]

type Table = Readonly<Record<AttemptState, Readonly<Record<AttemptEvent, AttemptState>>>>

const OPEN = {
  'seen-pending': 'pending',
  'seen-failed': 'failed',
  'seen-paid': 'paid',
  'seen-expired': 'expired',
  'seen-mismatch': 'mismatched',
} as const

/** The next state for every state and event. A declined card is not final at SumUp, so `failed` stays open; a payment after `expired` still counts. */
const NEXT: Table = {
  created: { ...OPEN, 'not-found': 'created' },
  pending: { ...OPEN, 'not-found': 'pending' },
  failed: { ...OPEN, 'not-found': 'failed' },
  expired: {
    'seen-pending': 'expired',
    'seen-failed': 'expired',
    'seen-paid': 'paid',
    'seen-expired': 'expired',
    'seen-mismatch': 'mismatched',
    'not-found': 'expired',
  },
  paid: always('paid'),
  mismatched: always('mismatched'),
}

export function nextAttemptState(state: AttemptState, event: AttemptEvent): AttemptState {
  return NEXT[state][event]
}

/** Whether the attempt can still be paid. */
export function isOpen(state: AttemptState): boolean {
  return (OPEN_STATES as readonly AttemptState[]).includes(state)
}

/** Whether the attempt's state never changes again. */
export function isFinal(state: AttemptState): boolean {
  return (FINAL_STATES as readonly AttemptState[]).includes(state)
}

function always(state: AttemptState): Readonly<Record<AttemptEvent, AttemptState>> {
  return Object.fromEntries(ATTEMPT_EVENTS.map((event) => [event, state])) as Record<AttemptEvent, AttemptState>
}
