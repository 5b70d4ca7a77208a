import { countUnread } from '@rose-ash/domains/account/notifications/read-notifications'
import { faceOf } from '@rose-ash/server/views/format/face-of'
import { publicUrl } from '@rose-ash/shared/config/base-config'
import type { FragmentHandler } from '@rose-ash/shared/fragments/fragment-request'
import type { AppContext } from '../../context.ts'

/** The masthead's way to the member's desk and out of the house, with how much is new, or the way in. The same for all visitors nobody knows. */
export const navFragment: FragmentHandler<AppContext, 'account.nav'> = async ({ config, db, views }, { member }) =>
  views.renderBare('fragments/nav', {
    needs: member && (await countUnread(db, member)),
    member: member && { name: member.name, face: faceOf(member) },
    meHref: publicUrl(config, 'account'),
    // Without next=: the sign-in route goes back to the page that the link was on.
    signInHref: '/auth/login',
  })
