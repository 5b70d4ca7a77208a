import {
  cancelDeletion,
  deletionRequestedAt,
  requestDeletion,
} from '@rose-ash/domains/account/deletion/deletion-requests'
import { findMember } from '@rose-ash/domains/account/members/find-member'
import { createFlowClient } from '@rose-ash/kernel/flows/flow-client'
import { publicUrl } from '@rose-ash/shared/config/base-config'
import type { AppContext } from '../../context.ts'

const DAY_MS = 24 * 3600_000

/** How long a member has to change their mind. */
const MIND_DAYS = 14

/** The day on which a wish of `requestedAt` is carried out. */
export function dueAt(requestedAt: Date): Date {
  return new Date(requestedAt.getTime() + MIND_DAYS * DAY_MS)
}

/** Notes the wish, starts the flow that will carry it out, and says by mail how to take it back. Asking twice is asking once. */
export async function askForDeletion(ctx: AppContext, { memberId }: { memberId: string }): Promise<void> {
  await ctx.transact(async (tx) => {
    const { requestedAt, isNew } = await requestDeletion(ctx, tx, memberId)
    if (!isNew) return
    await createFlowClient(ctx).start(
      tx,
      'delete-account',
      inputOf(memberId, requestedAt),
      keyOf(memberId, requestedAt),
    )
    const member = await findMember(tx, { id: memberId })
    if (!member) return
    await ctx.mail.enqueue(tx, {
      to: member.email,
      template: 'deletion-asked',
      data: {
        name: member.name,
        day: ctx.site.day(dueAt(requestedAt)),
        href: publicUrl(ctx.config, 'account', '/records'),
      },
      idempotencyKey: `deletion-asked:${memberId}:${requestedAt.toISOString()}`,
    })
  })
}

/** Takes the wish back. The flow that waits for it finds no wish, and is stopped so that it need not look. */
export async function takeDeletionBack(ctx: AppContext, { memberId }: { memberId: string }): Promise<boolean> {
  const flows = createFlowClient(ctx)
  const waiting = await ctx.transact(async (tx) => {
    const requestedAt = await deletionRequestedAt(tx, memberId)
    if (!requestedAt || !(await cancelDeletion(ctx, tx, memberId))) return undefined
    return flows.start(tx, 'delete-account', inputOf(memberId, requestedAt), keyOf(memberId, requestedAt))
  })
  if (waiting) await flows.cancel(waiting.id)
  return waiting !== undefined
}

function inputOf(memberId: string, requestedAt: Date) {
  return { memberId, requestedAt: requestedAt.toISOString(), dueAt: dueAt(requestedAt).toISOString() }
}

/** The same wish is the same flow. */
function keyOf(memberId: string, requestedAt: Date) {
  return { idempotencyKey: `${memberId}:${requestedAt.toISOString()}` }
}
