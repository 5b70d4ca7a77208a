import { acceptInvitation } from '@rose-ash/domains/account/invitations/accept-invitation'
import { findInvitation } from '@rose-ash/domains/account/invitations/read-invitations'
import { typedText } from '@rose-ash/server/forms/typed-text'
import { memberOf } from '@rose-ash/server/guards/member-of'
import { open } from '@rose-ash/server/guards/open'
import { requireMember } from '@rose-ash/server/guards/require-member'
import { redirectTo } from '@rose-ash/server/http/redirect-to'
import { fieldRefusalsOf } from '@rose-ash/server/http/refusal-of'
import { refreshMemberSessions } from '@rose-ash/server/sign-on/session/member-sessions'
import { toSignedInMember } from '@rose-ash/server/sign-on/session/to-signed-in-member'
import { ROLE_WORDS } from '@rose-ash/server/views/words/role-words'
import { publicUrl } from '@rose-ash/shared/config/base-config'
import type { Invitation } from '@rose-ash/shared/protocols/invitations'
import { givenName, type MemberRole } from '@rose-ash/shared/protocols/member'
import { desksOf } from '@rose-ash/shared/rights/desks'
import type { Response, Router } from 'express'
import type { AppContext } from '../../context.ts'
import { NOTICES } from '../../views/notice-words.ts'
import { TITLES } from '../../views/page-titles.ts'
import { PROFILE_REFUSALS } from '../../views/profile/profile-refusals.ts'
import { secretPage } from '../secret-page.ts'

/** For the invited: the page of an invitation's link. */
export function welcomePages(router: Router, ctx: AppContext): void {
  const { db, transact } = ctx
  router.get('/welcome/:token', open(), async (req, res) => {
    secretPage(res)
    const invitation = await findInvitation(ctx, db, req.params.token)
    if (invitation?.acceptedById && invitation.acceptedById === req.member?.id) return goToWork(res, invitation.roles)
    if (invitation?.state !== 'open') return sendUseless(res)
    if (!req.member) return redirectTo(res, signInPath(req.params.token))
    await sendWelcome(res, invitation)
  })

  async function sendWelcome(
    res: Response,
    invitation: Invitation,
    typed: { name?: string; error?: string | undefined } = {},
  ) {
    const { member, params } = res.req
    const model = {
      ...typed,
      token: String(params.token),
      coop: ctx.site.coop.name,
      email: invitation.email,
      roles: invitation.roles.map((role) => ({ role, does: ROLE_WORDS[role] })),
      signedInAs: member?.email,
      isForThisMember: member?.email.toLowerCase() === invitation.email.toLowerCase(),
      needsName: member !== undefined && !givenName(member),
    }
    await res.page('invitations/welcome', model, {
      title: TITLES.youAreInvited,
      noindex: true,
      width: 'read',
      status: typed.error ? 422 : 200,
    })
  }

  router.post('/welcome/:token/acceptance', requireMember, async (req, res) => {
    secretPage(res)
    const token = String(req.params.token)
    const name = typedText(req.body?.name)
    const invitation = await findInvitation(ctx, db, token)
    try {
      const member = await transact((tx) => acceptInvitation(ctx, tx, { token, memberId: memberOf(req).id, name }))
      if (!member || !invitation) return await sendUseless(res)
      await refreshMemberSessions(ctx.redis, toSignedInMember(member))
      goToWork(res, invitation.roles)
    } catch (error) {
      const errors = fieldRefusalsOf(PROFILE_REFUSALS, error)
      if (invitation) await sendWelcome(res, invitation, { name, error: errors.name })
    }
  })

  /** Takes who has accepted an invitation to the work it brings. */
  function goToWork(res: Response, roles: readonly MemberRole[]): void {
    const [desk] = desksOf({ id: memberOf(res.req).id, roles })
    if (roles.includes('administrator') || !desk) {
      res.flash('yes', NOTICES.welcome)
      redirectTo(res, roles.includes('administrator') ? '/members' : '/')
    } else res.redirect(303, publicUrl(ctx.config, desk.app, desk.path))
  }
}

/** Where the invited sign in by their letter, which has proven the address. */
function signInPath(token: string): string {
  return `/auth/login?next=${encodeURIComponent(`/welcome/${token}`)}&invitation=${encodeURIComponent(token)}`
}

function sendUseless(res: Response): Promise<void> {
  const options = { title: TITLES.thisInvitationIsOver, noindex: true, status: 410, width: 'read' } as const
  return res.page('invitations/useless', {}, options)
}
