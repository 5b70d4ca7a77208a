import { countUnread } from '@rose-ash/domains/account/notifications/read-notifications'
import { faceOf } from '@rose-ash/server/views/format/face-of'
import { workLine } from '@rose-ash/server/views/format/work-line'
import type { SignedInMember } from '@rose-ash/shared/audience/signed-in-member'
import { publicUrl } from '@rose-ash/shared/config/base-config'
import type { FragmentHandler } from '@rose-ash/shared/fragments/fragment-request'
import { desksOf } from '@rose-ash/shared/rights/desks'
import { may } from '@rose-ash/shared/rights/may'
import type { AppContext } from '../../context.ts'
import { PAGE_WORDS } from '../../views/page-words.ts'

/** The menu "Your work": each app tells what waits on its desk when the menu is opened; without JavaScript the links stand alone. */
async function desksIn({ config, db, services }: AppContext, member: SignedInMember) {
  const ownsCalendar = await services.events.ownsCalendar(db, { memberId: member.id })
  const desks = desksOf(member, ownsCalendar ? ['events'] : []).map(({ app }) => ({
    ...workLine(config, app),
    piece: `/fragments/${app}.work`,
  }))
  if (!may(member, 'member.read-all')) return desks
  return [
    ...desks,
    { label: PAGE_WORDS.theMembers, href: publicUrl(config, 'account', '/members') },
    ...(may(member, 'work.operate')
      ? [{ label: PAGE_WORDS.backgroundWork, href: publicUrl(config, 'account', '/background-work') }]
      : []),
  ]
}

/** The masthead's links to the member's start page, with the number of unread notifications, and to sign out; or to sign in, the same for all anonymous visitors. */
export const navFragment: FragmentHandler<AppContext, 'account.nav'> = async (ctx, { member }) =>
  ctx.views.renderBare('fragments/nav', {
    needs: member && (await countUnread(ctx.db, member)),
    member: member && { name: member.name, face: faceOf(member) },
    desks: member && (await desksIn(ctx, member)),
    meHref: publicUrl(ctx.config, 'account'),
    // Without next=: the sign-in route returns to the page of the link.
    signInHref: '/auth/login',
  })
