import type { RunningWorker } from '@rose-ash/shared/http/run-service'
import type { AppContext } from '../context.ts'

const HOUR = 3_600_000

/** Every hour, lays out more of the series whose occurrences no longer reach far enough ahead. */
export function keepHorizon(ctx: AppContext): RunningWorker {
  const extend = async () => {
    const extended = await ctx.services.events.extendHorizon()
    if (extended > 0) ctx.log.info({ extended }, 'series laid out further')
  }
  const run = () => {
    running = extend().catch((error) => ctx.log.error({ err: error }, 'series not laid out further'))
  }
  let running: Promise<void> = Promise.resolve()
  const timer = setInterval(run, HOUR)
  run()
  return {
    async stop() {
      clearInterval(timer)
      await running
    },
  }
}
