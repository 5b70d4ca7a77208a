import type { DeliveryKind } from '@rose-ash/shared/deliveries/delivery-kind'
import { createDeliveryRunner } from '../deliveries/delivery-runner.ts'
import type { KernelContext } from '../kernel-context.ts'
import { listenToBells } from '../waking/bells.ts'

/** Delivers these kinds until stopped, each with lanes of its own. What is under way then is aborted and given back. */
export async function startDeliveries<Ctx extends KernelContext>(
  ctx: Ctx,
  kinds: readonly DeliveryKind<Ctx>[],
): Promise<{ stop(): Promise<void> }> {
  const bells = listenToBells(ctx)
  const runners = kinds.map((kind) => createDeliveryRunner(ctx, kind, { bells }))
  for (const runner of runners) await runner.start()
  return {
    async stop() {
      await Promise.all(runners.map((runner) => runner.stop()))
      bells.close()
    },
  }
}
