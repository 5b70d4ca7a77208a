import type { SharedContext } from '@rose-ash/domains/context/shared-context'
import { loadCliConfig } from './config.ts'

/** Runs `work` with a context and closes it afterwards, whatever happened. What a context needs is loaded only here: `--help` stays quick. */
export async function withContext<Result>(work: (ctx: SharedContext) => Promise<Result>): Promise<Result> {
  const config = loadCliConfig()
  const { createSharedContext } = await import('@rose-ash/domains/context/shared-context')
  const ctx = createSharedContext('cli', config)
  try {
    return await work(ctx)
  } finally {
    await ctx.close()
  }
}
