import { defineEffectReaction } from '@rose-ash/kernel/reactions/define-effect-reaction'
import { refreshMemberSessions } from '@rose-ash/server/sign-on/member-sessions'
import { toSignedInMember } from '@rose-ash/server/sign-on/to-signed-in-member'
import type { AppContext } from '../context.ts'

/** A member's name or roles have changed: every session of theirs learns it, so that pages need not ask. */
export const refreshSessions = defineEffectReaction<AppContext>({
  name: 'federation.refresh-sessions',
  on: ['account.member.updated', 'account.member.roles-changed'],
  run: async (activity, ctx) => {
    const { memberId } = activity.object as { memberId: string }
    const member = await ctx.services.account.getMember(ctx.db, memberId)
    if (member) await refreshMemberSessions(ctx.redis, toSignedInMember(member))
  },
})
