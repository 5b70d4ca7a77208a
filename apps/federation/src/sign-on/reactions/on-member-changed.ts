import { defineEffectReaction } from '@rose-ash/kernel/reactions/define-effect-reaction'
import { refreshMemberSessions } from '@rose-ash/server/sign-on/session/member-sessions'
import { toSignedInMember } from '@rose-ash/server/sign-on/session/to-signed-in-member'
import { memberRolesChanged, memberUpdated } from '@rose-ash/shared/activities/catalogue/account'
import type { AppContext } from '../../context.ts'

/** Updates a member's name and roles in all their sessions, so that pages do not query the member. */
export const refreshSessions = defineEffectReaction({
  name: 'federation.refresh-sessions',
  on: [memberUpdated, memberRolesChanged],
  run: async ({ object }, ctx: AppContext) => {
    const member = await ctx.services.account.getMember(ctx.db, object.memberId)
    if (member) await refreshMemberSessions(ctx.redis, toSignedInMember(member))
  },
})
