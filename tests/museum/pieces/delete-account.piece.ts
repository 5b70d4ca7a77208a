import { deleteAccount } from '@rose-ash/account/flows/delete-account.flow'
import { askForDeletion, dueAt } from '@rose-ash/account/services/deletion/ask-for-deletion'
import { deletionRequestedAt, requestDeletion } from '@rose-ash/domains/account/deletion/deletion-requests'
import type { SharedContext } from '@rose-ash/domains/context/shared-context'
import { createMember } from '@rose-ash/domains/testing/factories/create-member'
import { definePiece, openStage } from '../piece.ts'

const placeholders = (member: string, requestedAt: Date) => ({
  member,
  requestedAt: requestedAt.toISOString(),
  dueAt: dueAt(requestedAt).toISOString(),
})

async function wishOf({ db }: SharedContext, memberId: string) {
  const requestedAt = await deletionRequestedAt(db, memberId)
  return placeholders(memberId, requestedAt ?? new Date(0))
}

export const piece = definePiece({
  flow: deleteAccount,
  open: () => openStage('account'),
  start: async ({ ctx }) => {
    const { id: memberId } = await ctx.db.member.findUniqueOrThrow({ where: { email: 'yusuf@rose.localhost' } })
    await askForDeletion(ctx, { memberId })
    return (await ctx.db.flowInstance.findFirstOrThrow({ where: { name: deleteAccount.name } })).id
  },
  halts: [
    {
      name: 'time-to-change-ones-mind',
      names: async ({ ctx }, id) => {
        const { input } = await ctx.db.flowInstance.findUniqueOrThrow({ where: { id } })
        return wishOf(ctx, (input as { memberId: string }).memberId)
      },
      remake: async ({ ctx }) => {
        const { id } = await createMember(ctx)
        await ctx.transact((tx) => requestDeletion(ctx, tx, id))
        return wishOf(ctx, id)
      },
    },
  ],
})
