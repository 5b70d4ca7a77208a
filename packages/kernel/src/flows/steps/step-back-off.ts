import { attemptsOf, PATIENCE, type Patience } from '../../waking/patience.ts'
import { type Duration, durationMs } from '../duration.ts'
import type { StepKind } from './step-states.ts'

export function patienceOf(kind: StepKind): Patience {
  return kind === 'run' ? PATIENCE.runStep : PATIENCE.txStep
}

/** The `maxAttempts` with which a `run` is tried for at least this long, if not for as long as the house has patience with what is outside. */
export function attemptsFor(lasts: Duration): number {
  return attemptsOf({ ...PATIENCE.runStep, lastsMs: durationMs(lasts) })
}
