import { admitMember, withdrawAdmission } from '@rose-ash/domains/account/members/admit-member'
import { findMember } from '@rose-ash/domains/account/members/find-member'
import { listMembers } from '@rose-ash/domains/account/members/list-members'
import { setRoles } from '@rose-ash/domains/account/members/set-roles'
import { resumeMember, suspendMember } from '@rose-ash/domains/account/members/suspend-member'
import { typedText } from '@rose-ash/server/forms/typed-text'
import { memberOf } from '@rose-ash/server/guards/member-of'
import { requireAct } from '@rose-ash/server/guards/require-act'
import { parse, readForm } from '@rose-ash/server/http/parse'
import { redirectTo } from '@rose-ash/server/http/redirect-to'
import { refusalOf } from '@rose-ash/server/http/refusal-of'
import { refreshMemberSessions } from '@rose-ash/server/sign-on/member-sessions'
import { toSignedInMember } from '@rose-ash/server/sign-on/to-signed-in-member'
import { NotFoundError } from '@rose-ash/shared/errors/http-errors'
import { MEMBER_ROLES } from '@rose-ash/shared/protocols/member'
import { may } from '@rose-ash/shared/rights/may'
import type { Response, Router } from 'express'
import { z } from 'zod'
import type { AppContext } from '../../context.ts'
import { MEMBER_REFUSALS, SUSPENSION_WORDS } from '../../views/members/member-refusals.ts'
import { memberLine, roleChoices } from '../../views/members/member-words.ts'
import { accountTabs } from '../account-tabs.ts'

const address = z.object({ id: z.uuid() })
const query = z.object({ q: z.string().max(100).optional(), after: z.uuid().optional().catch(undefined) })
const suspension = z.object({ reason: z.string().trim().max(200).default('') })
const roles = z.object({ roles: z.union([z.enum(MEMBER_ROLES), z.array(z.enum(MEMBER_ROLES))]).default([]) })

interface RefusedMember {
  readonly status?: number
  /** What is said at the roles, and at the suspension. */
  readonly roles?: string
  readonly suspension?: string | undefined
  readonly wanted?: readonly string[]
  readonly reason?: unknown
}

/** For stewards: the members, and who of them belongs to the co-op. For administrators: their roles too. */
export function memberPages(router: Router, ctx: AppContext): void {
  const { db, redis, services, transact } = ctx
  router.get('/members', requireAct('member.read-all'), async (req, res) => {
    const { q: search, after } = parse(query, req.query)
    const page = await listMembers(db, { ...(search && { search }), ...(after && { after }) })
    const href = (from: object) => {
      const params = new URLSearchParams({ ...(search && { q: search }), ...from })
      return params.size ? `/members?${params}` : '/members'
    }
    if (after && page.members.length === 0) return redirectTo(res, href({}))
    const next = page.nextAfter && href({ after: page.nextAfter })
    const model = {
      members: page.members.map((one) => memberLine(ctx.site, one)),
      search,
      next,
      isAdministrator: may(memberOf(req), 'member.set-roles'),
      tabs: accountTabs(memberOf(req), '/members'),
    }
    await res.page('members/index', model, { title: 'Members', noindex: true, width: 'wide' })
  })

  async function sendMember(res: Response, memberId: string, refused: RefusedMember = {}) {
    const member = await findMember(db, { id: memberId })
    if (!member) throw new NotFoundError('no such member')
    const devices = await services.identity.listDevices(db, memberId)
    const model = {
      ...memberLine(ctx.site, member),
      belongs: member.roles.includes('cooperator'),
      isAdministrator: may(memberOf(res.req), 'member.set-roles'),
      choices: roleChoices({ roles: refused.wanted ?? member.roles }),
      deviceCount: devices.length,
      refusedRoles: refused.roles,
      refusedReason: refused.suspension,
      reason: typedText(refused.reason),
      tabs: accountTabs(memberOf(res.req), '/members'),
    }
    await res.page('members/show', model, { title: member.name, noindex: true, status: refused.status ?? 200 })
  }

  router.get('/members/:id', requireAct('member.read-all'), (req, res) =>
    sendMember(res, parse(address, req.params).id),
  )

  router.post('/members/:id/admission', requireAct('member.admit'), async (req, res) => {
    const memberId = parse(address, req.params).id
    const member = await transact((tx) => admitMember(ctx, tx, { memberId, byId: memberOf(req).id }))
    await refreshMemberSessions(redis, toSignedInMember(member))
    res.flash('yes', `${member.name} belongs to the co-op now, and is told so.`)
    redirectTo(res, `/members/${memberId}`)
  })

  router.post('/members/:id/admission/withdrawal', requireAct('member.admit'), async (req, res) => {
    const memberId = parse(address, req.params).id
    const member = await transact((tx) => withdrawAdmission(ctx, tx, { memberId, byId: memberOf(req).id }))
    await refreshMemberSessions(redis, toSignedInMember(member))
    res.flash('yes', `${member.name} does not belong to the co-op any more. You can take that back at any time.`)
    redirectTo(res, `/members/${memberId}`)
  })

  router.post('/members/:id/roles', requireAct('member.set-roles'), async (req, res) => {
    const memberId = parse(address, req.params).id
    const wanted = [parse(roles, req.body).roles].flat()
    try {
      const member = await transact((tx) => setRoles(ctx, tx, { memberId, roles: wanted, byId: memberOf(req).id }))
      await refreshMemberSessions(redis, toSignedInMember(member))
    } catch (error) {
      return sendMember(res, memberId, { status: 409, roles: refusalOf(MEMBER_REFUSALS, error), wanted })
    }
    res.flash('yes', 'The roles are saved and hold at once.')
    redirectTo(res, `/members/${memberId}`)
  })

  router.post('/members/:id/sign-out', requireAct('member.suspend'), async (req, res) => {
    const memberId = parse(address, req.params).id
    await transact((tx) => services.identity.endSessions(tx, { memberId, reason: 'revoked' }))
    res.flash('yes', 'Every device of this member is signed out.')
    redirectTo(res, `/members/${memberId}`)
  })

  router.post('/members/:id/suspension', requireAct('member.suspend'), async (req, res) => {
    const memberId = parse(address, req.params).id
    const form = readForm(suspension, req.body, SUSPENSION_WORDS)
    if (!form.ok) {
      const { reason } = form.values
      return sendMember(res, memberId, { status: 422, suspension: form.errors.reason, reason })
    }
    const { reason } = form.input
    try {
      await transact((tx) => suspendMember(ctx, tx, { memberId, reason, byId: memberOf(req).id }))
    } catch (error) {
      return sendMember(res, memberId, { status: 409, suspension: refusalOf(MEMBER_REFUSALS, error), reason })
    }
    res.flash('yes', 'The membership rests, and every device is signed out.')
    redirectTo(res, `/members/${memberId}`)
  })

  router.post('/members/:id/resumption', requireAct('member.suspend'), async (req, res) => {
    const memberId = parse(address, req.params).id
    await transact((tx) => resumeMember(ctx, tx, { memberId, byId: memberOf(req).id }))
    res.flash('yes', 'This member can sign in again.')
    redirectTo(res, `/members/${memberId}`)
  })
}
