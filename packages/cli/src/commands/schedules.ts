import type { ScheduleState } from '@rose-ash/kernel/schedules/control-schedules'
import type { Command } from 'commander'
import { group } from '../group.ts'
import { print, table } from '../print.ts'

const ACTS = [
  { verb: 'pause', description: 'take no further turn; one that runs ends', told: 'takes no further turn' },
  { verb: 'resume', description: 'go on; what was missed is treated as the schedule says', told: 'goes on' },
  { verb: 'run', description: 'take a turn now, beside the clock', told: 'takes a turn now' },
] as const

/** `rose schedules list|pause|resume|run`: work by the clock. */
export function registerSchedules(program: Command): void {
  const schedules = group(program, 'schedules', 'work by the clock')

  schedules
    .command('list')
    .description('all schedules, what they did last and do next')
    .option('--json', 'JSON')
    .action(async (options: { json?: boolean }) => {
      const { withContext } = await import('../with-context.ts')
      const { listSchedules } = await import('@rose-ash/kernel/schedules/control-schedules')
      const rows = await withContext(listSchedules)
      const headings = ['schedule', 'rule', 'zone', 'last turn', 'next turn', 'last error']
      print(rows, options, () => (rows.length === 0 ? 'No schedules yet.' : table(headings, rows.map(toCells))))
    })

  for (const { verb, description, told } of ACTS)
    schedules
      .command(`${verb} <name>`)
      .description(description)
      .option('--json', 'JSON')
      .action(async (name: string, options: { json?: boolean }) => {
        const { withContext } = await import('../with-context.ts')
        const { pauseSchedule, resumeSchedule, runSchedule } = await import(
          '@rose-ash/kernel/schedules/control-schedules'
        )
        const act = { pause: pauseSchedule, resume: resumeSchedule, run: runSchedule }[verb]
        await withContext((ctx) => act(ctx, name))
        print({ name, [verb]: true }, options, () => `${name} ${told}.`)
      })
}

function toCells(row: ScheduleState): string[] {
  const { name, rule, zone, finishedAt, nextAt, pausedAt, isRunning, askedAt, lastError } = row
  const next = isRunning ? 'runs' : askedAt ? 'now' : pausedAt ? 'paused' : (nextAt?.toISOString() ?? 'never again')
  return [name, rule, zone, finishedAt?.toISOString() ?? '', next, lastError?.split('\n')[0] ?? '']
}
