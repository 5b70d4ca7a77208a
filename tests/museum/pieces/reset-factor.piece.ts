import { resetFactor } from '@rose-ash/account/flows/reset-factor.flow'
import type { SharedContext } from '@rose-ash/domains/context/shared-context'
import { requestReset } from '@rose-ash/domains/identity/resets/request-reset'
import { createMember } from '@rose-ash/domains/testing/factories/create-member'
import { createPasskey } from '@rose-ash/domains/testing/factories/create-passkey'
import { createFlowClient } from '@rose-ash/kernel/flows/client/flow-client'
import { definePiece, openStage } from '../piece.ts'

/** A reset that the operator asked for, of a member with a passkey. */
async function resetOf(ctx: SharedContext, memberId: string) {
  await createPasskey(ctx, memberId)
  const { resetId } = await ctx.transact((tx) => requestReset(ctx, tx, { memberId, byId: null }))
  const { dueAt } = await ctx.db.factorReset.findUniqueOrThrow({ where: { id: resetId } })
  return { member: memberId, reset: resetId, dueAt: (dueAt ?? new Date(0)).toISOString() }
}

/** The delay of the reset is over. */
async function letDelayPass({ db }: SharedContext, resetId: string): Promise<void> {
  await db.factorReset.update({ where: { id: resetId }, data: { dueAt: new Date(0) } })
}

const inputOf = async ({ db }: SharedContext, id: string) =>
  (await db.flowInstance.findUniqueOrThrow({ where: { id } })).input as Record<'memberId' | 'resetId' | 'dueAt', string>

export const piece = definePiece({
  flow: resetFactor,
  open: () => openStage('account'),
  start: async ({ ctx }) => {
    const { id } = await ctx.db.member.findUniqueOrThrow({ where: { email: 'member@rose.localhost' } })
    const { member, reset, dueAt } = await resetOf(ctx, id)
    const input = { memberId: member, resetId: reset, dueAt }
    return (await createFlowClient(ctx).start(null, resetFactor.name, input)).id
  },
  halts: [
    {
      name: 'time-to-say-that-nothing-is-lost',
      meanwhile: async ({ ctx }, id) => letDelayPass(ctx, (await inputOf(ctx, id)).resetId),
      names: async ({ ctx }, id) => {
        const { memberId, resetId, dueAt } = await inputOf(ctx, id)
        return { member: memberId, reset: resetId, dueAt }
      },
      remake: async ({ ctx }) => {
        const rows = await resetOf(ctx, (await createMember(ctx)).id)
        await letDelayPass(ctx, rows.reset)
        return rows
      },
    },
  ],
})
