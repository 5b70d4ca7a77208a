import { acceptInvitation, revokeInvitation } from '@rose-ash/domains/account/invitations/accept-invitation'
import { findInvitation, listInvitations } from '@rose-ash/domains/account/invitations/read-invitations'
import { memberOf } from '@rose-ash/server/guards/member-of'
import { open } from '@rose-ash/server/guards/open'
import { requireAct } from '@rose-ash/server/guards/require-act'
import { requireMember } from '@rose-ash/server/guards/require-member'
import { emailField } from '@rose-ash/server/http/email-field'
import { type FieldErrors, parse, readForm } from '@rose-ash/server/http/parse'
import { redirectTo } from '@rose-ash/server/http/redirect-to'
import { refreshMemberSessions } from '@rose-ash/server/sign-on/member-sessions'
import { toSignedInMember } from '@rose-ash/server/sign-on/to-signed-in-member'
import { MEMBER_ROLES } from '@rose-ash/shared/protocols/member'
import type { Response, Router } from 'express'
import { z } from 'zod'
import type { AppContext } from '../../context.ts'
import { sendInvitation } from '../../services/invitations/send-invitation.ts'
import { INVITATION_REFUSALS, INVITATION_WORDS } from '../../views/invitations/invitation-refusals.ts'
import { invitationLine } from '../../views/invitations/invitation-words.ts'
import { roleChoices } from '../../views/members/member-words.ts'
import { accountTabs } from '../account-tabs.ts'

const address = z.object({ id: z.uuid() })
const form = z.object({
  email: emailField,
  roles: z.union([z.enum(MEMBER_ROLES), z.array(z.enum(MEMBER_ROLES))]).default([]),
})

interface Typed {
  readonly email?: string
  readonly roles?: readonly string[]
  readonly errors?: FieldErrors
}

/** For administrators: sending invitations with roles. For the invited: the page of an invitation's link. */
export function invitationPages(router: Router, ctx: AppContext): void {
  const { db, transact } = ctx
  async function sendList(res: Response, typed: Typed = {}) {
    const invitations = await listInvitations(ctx, db)
    const model = {
      ...typed,
      invitations: invitations.map((one) => invitationLine(ctx.site, one)),
      choices: roleChoices({ roles: typed.roles ?? ['cooperator'] }),
      tabs: accountTabs(memberOf(res.req), '/members'),
    }
    await res.page('invitations/index', model, {
      title: 'Invitations',
      noindex: true,
      status: typed.errors ? 422 : 200,
    })
  }

  router.get('/invitations', requireAct('member.invite'), (_req, res) => sendList(res))

  router.post('/invitations', requireAct('member.invite'), async (req, res) => {
    const read = readForm(form, req.body, INVITATION_WORDS)
    if (!read.ok)
      return sendList(res, {
        email: String(read.values.email ?? ''),
        roles: [read.values.roles ?? []].flat().map(String),
        errors: read.errors,
      })
    await sendInvitation(ctx, { email: read.input.email, roles: [read.input.roles].flat(), by: memberOf(req) })
    res.flash('yes', 'The invitation is on its way.')
    redirectTo(res, '/invitations')
  })

  router.post('/invitations/:id/revocation', requireAct('member.invite'), async (req, res) => {
    const invitationId = parse(address, req.params).id
    const isRevoked = await transact((tx) => revokeInvitation(ctx, tx, { invitationId, byId: memberOf(req).id }))
    if (isRevoked) res.flash('yes', 'It leads nowhere any more.')
    else res.flash('no', INVITATION_REFUSALS.notOpen)
    redirectTo(res, '/invitations')
  })

  router.get('/welcome/:token', open(), async (req, res) => {
    secret(res)
    const invitation = await findInvitation(ctx, db, req.params.token)
    if (invitation?.state !== 'open') return sendUseless(res)
    const model = {
      token: req.params.token,
      coop: ctx.site.coop.name,
      email: invitation.email,
      roles: invitation.roles,
      isSignedIn: req.member !== undefined,
      isForThisMember: req.member?.email.toLowerCase() === invitation.email.toLowerCase(),
      signInHref: `/auth/login?next=${encodeURIComponent(`/welcome/${req.params.token}`)}`,
    }
    await res.page('invitations/welcome', model, {
      title: 'You are invited',
      noindex: true,
      width: 'read',
    })
  })

  router.post('/welcome/:token/acceptance', requireMember, async (req, res) => {
    secret(res)
    const member = await transact((tx) =>
      acceptInvitation(ctx, tx, { token: String(req.params.token), memberId: memberOf(req).id }),
    )
    if (!member) return sendUseless(res)
    await refreshMemberSessions(ctx.redis, toSignedInMember(member))
    res.flash('yes', 'Welcome. What you do here is on your desk.')
    redirectTo(res, '/')
  })
}

function sendUseless(res: Response): Promise<void> {
  const options = { title: 'This invitation is over', noindex: true, status: 410, width: 'read' } as const
  return res.page('invitations/useless', {}, options)
}

/** Protects the secret in the page's address. */
function secret(res: Response): void {
  res.setHeader('Cache-Control', 'private, no-store')
  res.setHeader('Referrer-Policy', 'same-origin')
}
