import type { ResetRefusal } from '@rose-ash/shared/protocols/resets'

/** The words for a reset that is not begun. */
export const RESET_REFUSALS: Readonly<Record<ResetRefusal, string>> = {
  reset_of_oneself: 'Nobody resets their own: ask two other administrators.',
  reset_by_one: 'You asked for it, so another administrator has to confirm it.',
  reset_open: 'Somebody has asked for this already.',
  reset_none: 'Nothing waits to be confirmed any more.',
  reset_not_needed: 'This member has neither a passkey nor an app for codes.',
}
