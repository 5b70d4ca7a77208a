import { extendHorizon } from '@rose-ash/domains/events/occurrences/extend-horizon'
import type { RunningWorker } from '@rose-ash/server/app/run-process'
import { repeatEvery } from '@rose-ash/shared/queues/repeat-every'
import type { AppContext } from '../context.ts'

const HOUR = 3_600_000

/** Every hour, creates further occurrences of series that do not reach far enough ahead. */
export function keepHorizon(ctx: Pick<AppContext, 'transact' | 'clock' | 'log'>): RunningWorker {
  const extend = async () => {
    const extended = await extendHorizon(ctx)
    if (extended > 0) ctx.log.info({ extended }, 'series laid out further')
  }
  return repeatEvery(HOUR, extend, (err) => ctx.log.error({ err }, 'series not laid out further'))
}
