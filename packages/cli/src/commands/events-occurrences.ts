import type { Command } from 'commander'
import { CliError } from '../cli-error.ts'
import { group } from '../group.ts'

interface Options {
  readonly dtstart: string
  readonly tz: string
  readonly rrule?: string
  readonly limit: string
}

/** `rose events occurrences`: prints the occurrences of a rule as local ISO times with offset. */
export function registerEventsOccurrences(program: Command): void {
  group(program, 'events', 'calendars and entries')
    .command('occurrences')
    .description('the times a recurrence rule means, as a JSON array')
    .requiredOption('--dtstart <time>', 'first start, local: 2026-03-28T19:00:00')
    .requiredOption('--tz <zone>', 'IANA time zone: Europe/London')
    .option('--rrule <rule>', 'RFC 5545 rule: FREQ=WEEKLY;BYDAY=TH')
    .option('--limit <n>', 'how many at the most', '10')
    .option('--json', 'JSON (it always is)')
    .action(async ({ dtstart, tz, rrule, limit }: Options) => {
      const { expandRecurrence } = await import('@rose-ash/shared/recurrence/expand-recurrence')
      const starts = expandRecurrence(
        { startsLocal: dtstart, timeZone: tz, rule: rrule ?? null },
        { limit: positive(limit) },
      )
      process.stdout.write(
        `${JSON.stringify(starts.map((start) => start.toString({ timeZoneName: 'never', smallestUnit: 'second' })))}\n`,
      )
    })
}

function positive(limit: string): number {
  const count = Number(limit)
  if (!Number.isInteger(count) || count < 1 || count > 10_000)
    throw new CliError('--limit needs a whole number from 1 to 10000')
  return count
}
