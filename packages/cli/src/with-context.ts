import { createSharedContext, type SharedContext } from '@rose-ash/shared/context/shared-context'
import { loadCliConfig } from './config.ts'

/** Runs `work` with a context and closes it afterwards, whatever happened. */
export async function withContext<Result>(work: (ctx: SharedContext) => Promise<Result>): Promise<Result> {
  const ctx = createSharedContext('cli', loadCliConfig())
  try {
    return await work(ctx)
  } finally {
    await ctx.close()
  }
}
