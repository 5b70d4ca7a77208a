import type { SharedContext } from '@rose-ash/domains/context/shared-context'
import { createFlowClient } from '@rose-ash/kernel/flows/client/flow-client'
import type { Flow } from '@rose-ash/kernel/flows/flow'
import { drainFlows } from '@rose-ash/kernel/testing/drain'
import type { Exhibit } from './exhibit.ts'

/** Wakes an instance by its signal, or by letting its time come, and runs it as far as it goes. */
export async function wake(
  ctx: SharedContext,
  id: string,
  { flow, signal }: { readonly flow: Flow<SharedContext>; readonly signal: Exhibit['signal'] },
) {
  const client = createFlowClient(ctx)
  if (signal) await client.resume(null, id, signal.payload, { key: signal.key })
  else await letTimeCome(ctx, id)
  await drainFlows(ctx, [flow])
  return client.show(id)
}

/** Its timers, and the lease of a worker that was killed, are over. */
async function letTimeCome({ db }: SharedContext, id: string): Promise<void> {
  const wakeAt = new Date(0)
  await db.flowStep.updateMany({ where: { flowId: id, state: { in: ['waiting', 'retrying'] } }, data: { wakeAt } })
  await db.flowInstance.update({ where: { id }, data: { wakeAt } })
}
