import { readOverview } from '@rose-ash/kernel/operator/read-overview'
import { createBaseContext } from '@rose-ash/shared/context/base-context'
import { checkProcesses } from '../doctor/check-processes.ts'
import type { Finding } from '../doctor/finding.ts'
import { loadCliConfig } from '../load-config.ts'

export interface Status {
  readonly ok: boolean
  readonly processes: readonly Finding[]
  /** Undefined when the database does not answer. */
  readonly log?: { readonly last: number; readonly horizon: number }
  readonly flows: readonly { readonly name: string; readonly status: string; readonly count: number }[]
  readonly reactions: readonly { readonly handler: string; readonly open: number; readonly parked: number }[]
  /** A line for all that waits for an operator. */
  readonly waiting: readonly string[]
}

/** What runs and what waits, as the operator's page in the kernel tells it. */
export async function readStatus(): Promise<Status> {
  const config = loadCliConfig()
  const ctx = createBaseContext('cli', config)
  try {
    const [processes, overview] = await Promise.all([
      checkProcesses(config),
      readOverview(ctx.db).catch(() => undefined),
    ])
    const flows = (overview?.flows ?? []).map((flow) => ({ ...flow, count: Number(flow.count) }))
    const reactions = (overview?.reactions ?? []).map(({ handler, open, parked }) => ({
      handler,
      open: Number(open),
      parked: Number(parked),
    }))
    const waiting = [
      ...(overview ? [] : ['PostgreSQL does not answer: rose doctor']),
      ...flows
        .filter(({ status }) => status === 'parked')
        .map(({ name, count }) => `${count} of ${name} parked: rose flows list --status parked`),
      ...reactions
        .filter(({ parked }) => parked > 0)
        .map(({ handler, parked }) => `${parked} parked of ${handler}: rose kernel audit`),
      ...(overview?.projections ?? [])
        .filter(({ lastError }) => lastError)
        .map(({ name, lastError }) => `${name} stands still: ${lastError}`),
    ]
    return {
      ok: waiting.length === 0 && processes.every(({ ok }) => ok),
      processes,
      ...(overview && { log: { last: Number(overview.log.last), horizon: Number(overview.log.horizon) } }),
      flows,
      reactions,
      waiting,
    }
  } finally {
    await ctx.close()
  }
}
