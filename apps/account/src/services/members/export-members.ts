import { appendAudit } from '@rose-ash/domains/account/audit/append-audit'
import { listMembers, type MemberFilter } from '@rose-ash/domains/account/members/list-members'
import type { Member } from '@rose-ash/shared/protocols/member'
import { csvText } from '@rose-ash/shared/words/csv-text'
import type { AppContext } from '../../context.ts'
import { MEMBER_COLUMNS, memberCells } from '../../texts/member-columns.ts'

const AT_ONCE = 500

/** The members of a filter as CSV. Who took how many with them is written into the audit; their words looked for are not. */
export async function exportMembers(
  ctx: AppContext,
  { filter, byId }: { filter: MemberFilter; byId: string },
): Promise<string> {
  const members: Member[] = []
  let after: string | undefined
  do {
    const page = await listMembers(ctx.db, { ...filter, after, limit: AT_ONCE })
    members.push(...page.members)
    after = page.nextAfter ?? undefined
  } while (after)
  const { role, belongs, state } = filter
  await ctx.transact((tx) =>
    appendAudit(ctx, tx, {
      actorId: byId,
      action: 'members.exported',
      subjectType: 'member',
      subjectId: byId,
      details: {
        count: members.length,
        ...(role && { role }),
        ...(state && { state }),
        ...(belongs !== undefined && { belongs }),
      },
    }),
  )
  return csvText([MEMBER_COLUMNS, ...members.map((member) => memberCells(ctx.site, member))])
}
