import { extendHorizon } from '@rose-ash/domains/events/occurrences/extend-horizon'
import { defineSchedule } from '@rose-ash/kernel/schedules/schedule'
import type { AppContext } from '../context.ts'

/** Every hour, creates further occurrences of series that do not reach far enough ahead. */
export const keepHorizon = defineSchedule<AppContext>({
  name: 'events.keep-horizon',
  at: '10 * * * *',
  async run(ctx) {
    const extended = await extendHorizon(ctx)
    if (extended > 0) ctx.log.info({ extended }, 'series laid out further')
  },
})
