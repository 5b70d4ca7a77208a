import { findMember } from '@rose-ash/domains/account/members/find-member'
import { memberOf } from '@rose-ash/server/guards/member-of'
import { NotFoundError } from '@rose-ash/shared/errors/http-errors'
import { may } from '@rose-ash/shared/rights/may'
import type { Response } from 'express'
import type { AppContext } from '../../../context.ts'
import { readMemberDesk } from '../../../services/members/read-member-desk.ts'
import { memberView, type RefusedMember } from '../../../views/members/show.view.ts'
import { accountTabs } from '../../account-tabs.ts'

/** Sends the page of one member, again with what was refused. Throws NotFoundError. */
export async function sendMember(
  ctx: AppContext,
  res: Response,
  memberId: string,
  { status = 200, ...refused }: RefusedMember & { readonly status?: number } = {},
): Promise<void> {
  const viewer = memberOf(res.req)
  const member = await findMember(ctx.db, { id: memberId })
  if (!member) throw new NotFoundError('no such member')
  const isAdministrator = may(viewer, 'member.set-roles')
  const desk = await readMemberDesk(ctx, member, { isAdministrator })
  const view = memberView(ctx, { member, desk, isAdministrator, refused, now: ctx.clock.now() })
  await res.page(
    'members/show',
    { ...view, tabs: accountTabs(viewer, '/members') },
    { title: member.name, noindex: true, status },
  )
}
