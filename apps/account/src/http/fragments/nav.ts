import { countUnread } from '@rose-ash/domains/account/notifications/read-notifications'
import { faceOf } from '@rose-ash/server/views/format/face-of'
import { publicUrl } from '@rose-ash/shared/config/base-config'
import type { FragmentHandler } from '@rose-ash/shared/fragments/fragment-request'
import type { AppContext } from '../../context.ts'

/** The masthead's links to the member's start page, with the number of unread notifications, and to sign out; or to sign in, the same for all anonymous visitors. */
export const navFragment: FragmentHandler<AppContext, 'account.nav'> = async ({ config, db, views }, { member }) =>
  views.renderBare('fragments/nav', {
    needs: member && (await countUnread(db, member)),
    member: member && { name: member.name, face: faceOf(member) },
    meHref: publicUrl(config, 'account'),
    // Without next=: the sign-in route returns to the page of the link.
    signInHref: '/auth/login',
  })
