import { expandRecurrence } from '@rose-ash/shared/recurrence/expand-recurrence'
import { cronRules } from './cron-rules.ts'

/** Where rules begin to count, so that every process counts alike: `INTERVAL=2` is every second one from here. */
const FIRST = '2000-01-01T00:00:00'

/** The first start after an instant; null when there is none any more. Throws ValidationError when `at` is neither cron nor a rule. */
export function nextStart({ at, zone }: { readonly at: string; readonly zone: string }, after: Date): Date | null {
  const rules = at.includes('=') ? [at] : cronRules(at)
  const from = new Date(after.getTime() + 1)
  const starts = rules
    .flatMap((rule) => expandRecurrence({ startsLocal: FIRST, timeZone: zone, rule }, { from, limit: 1 }))
    .map(({ epochMilliseconds }) => epochMilliseconds)
  return starts.length === 0 ? null : new Date(Math.min(...starts))
}
