import { createSharedContext, type SharedContext } from '@rose-ash/domains/context/shared-context'
import { loadCliConfig } from './load-config.ts'

/** Runs `work` with a context and closes it afterwards, also when `work` fails. */
export async function withContext<Result>(work: (ctx: SharedContext) => Promise<Result>): Promise<Result> {
  const ctx = createSharedContext('cli', loadCliConfig())
  try {
    return await work(ctx)
  } finally {
    await ctx.close()
  }
}
