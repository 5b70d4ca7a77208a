/** The states of a payment attempt; the README of apps/cart draws them. */
export const ATTEMPT_STATES = ['created', 'pending', 'failed', 'paid', 'expired', 'mismatched'] as const
export type AttemptState = (typeof ATTEMPT_STATES)[number]

/** States in which an attempt may still take money. */
export const OPEN_STATES = ['created', 'pending', 'failed'] as const satisfies readonly AttemptState[]

/** States from which nothing leads on: the attempt is paid, or a person must look at it. */
export const FINAL_STATES = ['paid', 'mismatched'] as const satisfies readonly AttemptState[]

/** What the payment provider may say about an attempt. */
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

/** Every state with every event. A declined card is not final at SumUp, so `failed` stays open; money that comes after `expired` is still money. */
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

/** Whether the attempt may still take money. */
export function isOpen(state: AttemptState): boolean {
  return (OPEN_STATES as readonly AttemptState[]).includes(state)
}

/** Whether nothing more can happen to the attempt. */
export function isFinal(state: AttemptState): boolean {
  return (FINAL_STATES as readonly AttemptState[]).includes(state)
}

function always(state: AttemptState): Readonly<Record<AttemptEvent, AttemptState>> {
  return Object.fromEntries(ATTEMPT_EVENTS.map((event) => [event, state])) as Record<AttemptEvent, AttemptState>
}
