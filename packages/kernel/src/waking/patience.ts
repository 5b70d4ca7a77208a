import { type BackOff, shortestBackOffMs } from './back-off.ts'

export interface Patience extends BackOff {
  /** What fails is tried for at least this long, even if chance makes every pause as short as it may be; at most twice as long. */
  readonly lastsMs: number
}

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** Inside the database what fails for half an hour fails for good. Outside somebody may sleep over a weekend before they mend it. */
const INSIDE = { longestMs: 5 * MINUTE_MS, lastsMs: 30 * MINUTE_MS }
const OUTSIDE = { longestMs: HOUR_MS, lastsMs: 72 * HOUR_MS }

/** How long what fails is tried again, by kind; half of each pause is chance. */
export const PATIENCE = {
  reaction: { firstMs: 1_000, ...INSIDE },
  effectReaction: { firstMs: 1_000, ...OUTSIDE },
  txStep: { firstMs: 500, ...INSIDE },
  runStep: { firstMs: 500, ...OUTSIDE },
  /** Of one delivery; a destination that is away rests on its own account, and a kind says for how many days. */
  delivery: { firstMs: 2_000, ...OUTSIDE },
  mailbox: { firstMs: 500, ...INSIDE },
} as const satisfies Record<string, Patience>

/** The number of attempts that a patience allows. */
export function attemptsOf({ lastsMs, ...backOff }: Patience): number {
  let attempts = 1
  for (let ms = 0; ms < lastsMs; attempts += 1) ms += shortestBackOffMs(attempts, backOff)
  return attempts
}
