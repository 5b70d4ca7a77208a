import { endOfDay } from '@rose-ash/domains/account/roles/end-of-day'
import { setRoleTerm } from '@rose-ash/domains/account/roles/set-role-term'
import { setRoles } from '@rose-ash/domains/account/roles/set-roles'
import { typedText } from '@rose-ash/server/forms/typed-text'
import { memberOf } from '@rose-ash/server/guards/member-of'
import { requireAct } from '@rose-ash/server/guards/require-act'
import { parse, readForm } from '@rose-ash/server/http/parse'
import { redirectTo } from '@rose-ash/server/http/redirect-to'
import { refusalOf } from '@rose-ash/server/http/refusal-of'
import { refreshMemberSessions } from '@rose-ash/server/sign-on/session/member-sessions'
import { toSignedInMember } from '@rose-ash/server/sign-on/session/to-signed-in-member'
import { MEMBER_ROLES } from '@rose-ash/shared/protocols/member'
import type { Router } from 'express'
import { z } from 'zod'
import type { AppContext } from '../../../context.ts'
import { DAY_IS_OVER, MEMBER_REFUSALS, ROLE_FORM_WORDS } from '../../../views/members/member-refusals.ts'
import { NOTICES } from '../../../views/notice-words.ts'
import { sendMember } from './send-member.ts'

const address = z.object({ id: z.uuid() })
const roleAddress = address.extend({ role: z.enum(MEMBER_ROLES).exclude(['member']) })
const term = z.object({
  until: z.union([z.iso.date(), z.literal('')]).default(''),
  why: z.string().trim().max(200).default(''),
})
const roles = term.extend({ roles: z.union([z.enum(MEMBER_ROLES), z.array(z.enum(MEMBER_ROLES))]).default([]) })
const TERM_WORDS = { until: ROLE_FORM_WORDS.until, why: ROLE_FORM_WORDS.why }

/** For administrators: the roles of a member, why they have them and until when. */
export function memberRolePages(router: Router, ctx: AppContext): void {
  const { clock, redis, site, transact } = ctx
  const endsAt = (until: string) => (until ? endOfDay(until, site.zone) : undefined)
  const isOver = (until: string) => until !== '' && endOfDay(until, site.zone) <= clock.now()

  router.post('/members/:id/roles', requireAct('member.set-roles'), async (req, res) => {
    const memberId = parse(address, req.params).id
    const form = readForm(roles, req.body, ROLE_FORM_WORDS)
    const { values } = form.ok ? { values: form.input } : form
    const wanted = [values.roles ?? []].flat().map(String)
    const typed = { roles: wanted, until: typedText(values.until), why: typedText(values.why) }
    if (!form.ok) return sendMember(ctx, res, memberId, { status: 422, ...form.errors, typed })
    const { until, why } = form.input
    if (isOver(until)) return sendMember(ctx, res, memberId, { status: 422, until: DAY_IS_OVER, typed })
    const input = { memberId, roles: [form.input.roles].flat(), endsAt: endsAt(until), reason: why }
    try {
      const member = await transact((tx) => setRoles(ctx, tx, { ...input, byId: memberOf(req).id }))
      await refreshMemberSessions(redis, toSignedInMember(member))
    } catch (error) {
      return sendMember(ctx, res, memberId, { status: 409, roles: refusalOf(MEMBER_REFUSALS, error), typed })
    }
    res.flash('yes', NOTICES.rolesSaved)
    redirectTo(res, `/members/${memberId}`)
  })

  router.post('/members/:id/roles/:role/term', requireAct('member.set-roles'), async (req, res) => {
    const { id: memberId, role } = parse(roleAddress, req.params)
    const form = readForm(term, req.body, TERM_WORDS)
    const { values } = form.ok ? { values: form.input } : form
    const typed = { role, until: typedText(values.until), why: typedText(values.why) }
    if (!form.ok) return sendMember(ctx, res, memberId, { status: 422, term: { ...typed, errors: form.errors } })
    const { until, why } = form.input
    const refuse = (status: number, words: string) =>
      sendMember(ctx, res, memberId, { status, term: { ...typed, errors: { until: words } } })
    if (isOver(until)) return refuse(422, DAY_IS_OVER)
    const input = { memberId, role, endsAt: endsAt(until) ?? null, reason: why }
    try {
      const member = await transact((tx) => setRoleTerm(ctx, tx, { ...input, byId: memberOf(req).id }))
      await refreshMemberSessions(redis, toSignedInMember(member))
    } catch (error) {
      return refuse(409, refusalOf(MEMBER_REFUSALS, error))
    }
    res.flash('yes', NOTICES.roleTermSaved)
    redirectTo(res, `/members/${memberId}`)
  })
}
