import {
  cancelDeletion,
  deletionRequestedAt,
  requestDeletion,
} from '@rose-ash/domains/account/deletion/deletion-requests'
import { findMember } from '@rose-ash/domains/account/members/find-member'
import { createFlowClient } from '@rose-ash/kernel/flows/client/flow-client'
import { publicUrl } from '@rose-ash/shared/config/base-config'
import type { AppContext } from '../../context.ts'

const DAY_MS = 24 * 3600_000

/** Days within which a member can cancel the deletion. */
const MIND_DAYS = 14

/** When a request of `requestedAt` is carried out. */
export function dueAt(requestedAt: Date): Date {
  return new Date(requestedAt.getTime() + MIND_DAYS * DAY_MS)
}

interface Asking {
  readonly memberId: string
  /** The administrator who asks; absent when the member does. */
  readonly byId?: string
}

/** Records the request, starts the flow that will carry it out, and sends the member a mail that tells how to cancel. Idempotent. */
export async function askForDeletion(ctx: AppContext, { memberId, byId }: Asking): Promise<void> {
  await ctx.transact(async (tx) => {
    const { requestedAt, isNew } = await requestDeletion(ctx, tx, memberId, byId)
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
        coop: ctx.site.coop.name,
        isByMember: byId === undefined,
        day: ctx.site.day(dueAt(requestedAt)),
        href: publicUrl(ctx.config, 'account', '/records'),
      },
      idempotencyKey: `deletion-asked:${memberId}:${requestedAt.toISOString()}`,
    })
  })
}

/** Cancels the request and its flow; false when there was no request. Without its request the flow would erase nothing. */
export async function takeDeletionBack(ctx: AppContext, { memberId, byId }: Asking): Promise<boolean> {
  const flows = createFlowClient(ctx)
  const waiting = await ctx.transact(async (tx) => {
    const requestedAt = await deletionRequestedAt(tx, memberId)
    if (!requestedAt || !(await cancelDeletion(ctx, tx, memberId, byId))) return undefined
    return flows.start(tx, 'delete-account', inputOf(memberId, requestedAt), keyOf(memberId, requestedAt))
  })
  if (waiting) await flows.cancel(waiting.id)
  return waiting !== undefined
}

function inputOf(memberId: string, requestedAt: Date) {
  return { memberId, requestedAt: requestedAt.toISOString(), dueAt: dueAt(requestedAt).toISOString() }
}

/** The idempotency key of the flow: one flow for each request. */
function keyOf(memberId: string, requestedAt: Date) {
  return { idempotencyKey: `${memberId}:${requestedAt.toISOString()}` }
}
