import type { Clock } from '@rose-ash/shared/context/clock'

const DAY = 86_400_000

export interface DemoClock extends Clock {
  /** Runs `work` as if it happened that many days ago: a demo co-op has a past. */
  daysAgo<Result>(days: number, work: () => Promise<Result>): Promise<Result>
}

export function createDemoClock(): DemoClock {
  let shift = 0
  return {
    now: () => new Date(Date.now() - shift),
    async daysAgo(days, work) {
      shift = days * DAY
      try {
        return await work()
      } finally {
        shift = 0
      }
    },
  }
}
