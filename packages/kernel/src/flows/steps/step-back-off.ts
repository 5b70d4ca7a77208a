import { type BackOff, shortestBackOffMs } from '../../waking/back-off.ts'
import { type Duration, durationMs } from '../duration.ts'

/** Pauses between the attempts of a step: half a second at first, at most an hour. */
export const STEP_BACK_OFF: BackOff = { firstMs: 500, longestMs: 3_600_000 }

/**
 * The `maxAttempts` with which a step is tried for at least this long, even if chance makes every pause as short as it may be; at most
 * twice as long.
 */
export function attemptsFor(duration: Duration): number {
  let attempts = 1
  for (let ms = 0; ms < durationMs(duration); attempts += 1) ms += shortestBackOffMs(attempts, STEP_BACK_OFF)
  return attempts
}
