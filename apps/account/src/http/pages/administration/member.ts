import { admitMember, withdrawAdmission } from '@rose-ash/domains/account/members/admit-member'
import { resumeMember, suspendMember } from '@rose-ash/domains/account/members/suspend-member'
import { writeNote } from '@rose-ash/domains/account/members/write-note'
import { typedText } from '@rose-ash/server/forms/typed-text'
import { memberOf } from '@rose-ash/server/guards/member-of'
import { requireAct } from '@rose-ash/server/guards/require-act'
import { parse, readForm } from '@rose-ash/server/http/parse'
import { redirectTo } from '@rose-ash/server/http/redirect-to'
import { refusalOf } from '@rose-ash/server/http/refusal-of'
import { refreshMemberSessions } from '@rose-ash/server/sign-on/session/member-sessions'
import { toSignedInMember } from '@rose-ash/server/sign-on/session/to-signed-in-member'
import type { Router } from 'express'
import { z } from 'zod'
import type { AppContext } from '../../../context.ts'
import { MEMBER_REFUSALS, NOTE_WORDS, SUSPENSION_WORDS } from '../../../views/members/member-refusals.ts'
import { NOTICES } from '../../../views/notice-words.ts'
import { sendMember } from './send-member.ts'

const address = z.object({ id: z.uuid() })
const suspension = z.object({ reason: z.string().trim().max(200).default('') })
const noteForm = z.object({ note: z.string().trim().max(2_000).default('') })

/** The page of a member; whether they belong, what is noted about them, and whether their membership rests. */
export function memberPages(router: Router, ctx: AppContext): void {
  const { redis, transact } = ctx
  router.get('/members/:id', requireAct('member.read-all'), (req, res) =>
    sendMember(ctx, res, parse(address, req.params).id),
  )

  router.post('/members/:id/admission', requireAct('member.admit'), async (req, res) => {
    const memberId = parse(address, req.params).id
    const member = await transact((tx) => admitMember(ctx, tx, { memberId, byId: memberOf(req).id }))
    await refreshMemberSessions(redis, toSignedInMember(member))
    res.flash('yes', NOTICES.admitted(member.name))
    redirectTo(res, `/members/${memberId}`)
  })

  router.post('/members/:id/admission/withdrawal', requireAct('member.admit'), async (req, res) => {
    const memberId = parse(address, req.params).id
    const member = await transact((tx) => withdrawAdmission(ctx, tx, { memberId, byId: memberOf(req).id }))
    await refreshMemberSessions(redis, toSignedInMember(member))
    res.flash('yes', NOTICES.admissionWithdrawn(member.name))
    redirectTo(res, `/members/${memberId}`)
  })

  router.post('/members/:id/note', requireAct('member.note'), async (req, res) => {
    const memberId = parse(address, req.params).id
    const form = readForm(noteForm, req.body, NOTE_WORDS)
    if (!form.ok) {
      const typed = { note: typedText(form.values.note) }
      return sendMember(ctx, res, memberId, { status: 422, note: form.errors.note, typed })
    }
    await transact((tx) => writeNote(ctx, tx, { memberId, note: form.input.note, byId: memberOf(req).id }))
    res.flash('yes', NOTICES.noteSaved)
    redirectTo(res, `/members/${memberId}`)
  })

  router.post('/members/:id/suspension', requireAct('member.suspend'), async (req, res) => {
    const memberId = parse(address, req.params).id
    const form = readForm(suspension, req.body, SUSPENSION_WORDS)
    if (!form.ok) {
      const typed = { reason: typedText(form.values.reason) }
      return sendMember(ctx, res, memberId, { status: 422, suspension: form.errors.reason, typed })
    }
    const { reason } = form.input
    try {
      await transact((tx) => suspendMember(ctx, tx, { memberId, reason, byId: memberOf(req).id }))
    } catch (error) {
      const suspension = refusalOf(MEMBER_REFUSALS, error)
      return sendMember(ctx, res, memberId, { status: 409, suspension, typed: { reason } })
    }
    res.flash('yes', NOTICES.memberSuspended)
    redirectTo(res, `/members/${memberId}`)
  })

  router.post('/members/:id/resumption', requireAct('member.suspend'), async (req, res) => {
    const memberId = parse(address, req.params).id
    await transact((tx) => resumeMember(ctx, tx, { memberId, byId: memberOf(req).id }))
    res.flash('yes', NOTICES.memberResumed)
    redirectTo(res, `/members/${memberId}`)
  })
}
