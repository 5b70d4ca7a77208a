import { exportRecords } from '@rose-ash/account/flows/export-records.flow'
import { askForExport } from '@rose-ash/account/services/exports/ask-for-export'
import { requestExport } from '@rose-ash/domains/account/exports/exports'
import { createMember } from '@rose-ash/domains/testing/factories/create-member'
import { definePiece, openStage } from '../piece.ts'

export const piece = definePiece({
  flow: exportRecords,
  open: () => openStage('account'),
  start: async ({ ctx }) => {
    const { id: memberId } = await ctx.db.member.findUniqueOrThrow({ where: { email: 'member@rose.localhost' } })
    await askForExport(ctx, { memberId })
    return (await ctx.db.flowInstance.findFirstOrThrow({ where: { name: exportRecords.name } })).id
  },
  halts: [
    {
      name: 'while-it-can-be-fetched',
      names: async ({ ctx }, id) => {
        const { input } = await ctx.db.flowInstance.findUniqueOrThrow({ where: { id } })
        const { exportId, memberId } = input as { exportId: string; memberId: string }
        return { export: exportId, member: memberId }
      },
      remake: async ({ ctx }) => {
        const { id } = await createMember(ctx)
        const { exportId } = await ctx.transact((tx) => requestExport(ctx, tx, id))
        return { export: exportId, member: id }
      },
    },
  ],
})
