import type { DeliveryKind } from '@rose-ash/shared/deliveries/delivery-kind'
import { createDeliveryRunner } from '../deliveries/delivery-runner.ts'
import type { Flow } from '../flows/flow.ts'
import { registerFlows } from '../flows/register-flows.ts'
import { createFlowRunner } from '../flows/runner/flow-runner.ts'
import type { KernelContext } from '../kernel-context.ts'
import type { Mailbox } from '../mailboxes/mailbox.ts'
import { createMailboxRunner } from '../mailboxes/mailbox-runner.ts'
import { registerProjections } from '../projections/checkpoints.ts'
import type { Projection } from '../projections/define-projection.ts'
import { createProjectionRunner } from '../projections/projection-runner.ts'
import type { Reaction } from '../reactions/reaction.ts'
import { createReactionRunner } from '../reactions/reaction-runner.ts'
import { registerReactions } from '../reactions/register-reactions.ts'

/** Handles the whole log from its start in this process, until no task is due. A failed task waits for its back-off, as in production. */
export async function drainReactions<Ctx extends KernelContext>(
  ctx: Ctx,
  reactions: readonly Reaction<Ctx>[],
): Promise<void> {
  await registerReactions(
    ctx,
    reactions.map((reaction) => ({ ...reaction, from: 'start' as const })),
  )
  await untilNothing(createReactionRunner(ctx, reactions))
}

/** Runs flows in this process until every instance waits, has ended or backs off. */
export async function drainFlows<Ctx extends KernelContext>(ctx: Ctx, flows: readonly Flow<Ctx>[]): Promise<void> {
  await registerFlows(ctx, flows)
  const runner = createFlowRunner(ctx, flows)
  while ((await runner.round()) > 0) await runner.idle()
}

/** Brings projections up to date in this process. */
export async function drainProjections(ctx: KernelContext, projections: readonly Projection[]): Promise<void> {
  await registerProjections(ctx, projections)
  const runner = createProjectionRunner(ctx, projections)
  while (await runner.round());
}

export async function drainMailboxes<Ctx extends KernelContext>(
  ctx: Ctx,
  mailboxes: readonly Mailbox<Ctx>[],
): Promise<void> {
  await untilNothing(createMailboxRunner(ctx, mailboxes))
}

/** Delivers in this process until nothing is due. A failed delivery waits for its back-off, as in production. */
export async function drainDeliveries<Ctx extends KernelContext>(
  ctx: Ctx,
  kinds: readonly DeliveryKind<Ctx>[],
): Promise<void> {
  for (const kind of kinds) await untilNothing(createDeliveryRunner(ctx, kind))
}

async function untilNothing({ round }: { round(): Promise<number> }): Promise<void> {
  while ((await round()) > 0);
}
