import { addMember } from '@rose-ash/domains/account/members/add-member'
import { findMember } from '@rose-ash/domains/account/members/find-member'
import { renameMember } from '@rose-ash/domains/account/members/rename-member'
import { typedText } from '@rose-ash/server/forms/typed-text'
import { memberOf } from '@rose-ash/server/guards/member-of'
import { requireAct } from '@rose-ash/server/guards/require-act'
import { emailField } from '@rose-ash/server/http/email-field'
import { type FieldErrors, parse, readForm } from '@rose-ash/server/http/parse'
import { redirectTo } from '@rose-ash/server/http/redirect-to'
import { fieldRefusalsOf, refusalOf } from '@rose-ash/server/http/refusal-of'
import { refreshMemberSessions } from '@rose-ash/server/sign-on/session/member-sessions'
import { toSignedInMember } from '@rose-ash/server/sign-on/session/to-signed-in-member'
import { EMAIL_WORDS } from '@rose-ash/server/views/words/email-words'
import { ConflictError, NotFoundError } from '@rose-ash/shared/errors/http-errors'
import type { Response, Router } from 'express'
import { z } from 'zod'
import type { AppContext } from '../../../context.ts'
import { askForDeletion, takeDeletionBack } from '../../../services/deletion/ask-for-deletion.ts'
import { askForEmail } from '../../../services/email/change-email.ts'
import { MEMBER_EXISTS } from '../../../views/members/member-refusals.ts'
import { NOTICES } from '../../../views/notice-words.ts'
import { TITLES } from '../../../views/page-titles.ts'
import { PROFILE_REFUSALS, PROFILE_WORDS } from '../../../views/profile/profile-refusals.ts'
import { DELETION_REFUSALS, DELETION_WORDS } from '../../../views/records/deletion-refusals.ts'
import { accountTabs } from '../../account-tabs.ts'
import { sendMember } from './send-member.ts'

const address = z.object({ id: z.uuid() })
const nameForm = z.object({ name: z.string() })
const emailForm = z.object({ email: emailField })
const newForm = nameForm.extend({ ...emailForm.shape, belongs: z.literal('yes').optional() })
const deletionForm = z.object({ sure: z.literal('yes') })
const NAME_WORDS = { name: PROFILE_WORDS.name }
const NEW_WORDS = { ...NAME_WORDS, email: EMAIL_WORDS, belongs: PROFILE_WORDS.name }

interface TypedMember {
  readonly name?: string
  readonly email?: string
  readonly belongs?: boolean
  readonly errors?: FieldErrors
}

/** For administrators: adding a member, another name or address, and the deletion of an account. */
export function memberIdentityPages(router: Router, ctx: AppContext): void {
  const { db, redis, transact } = ctx
  function sendNew(res: Response, typed: TypedMember = { belongs: true }) {
    const model = { ...typed, tabs: accountTabs(memberOf(res.req), '/members') }
    return res.page('members/new', model, {
      title: TITLES.addAMember,
      noindex: true,
      status: typed.errors ? 422 : 200,
    })
  }

  router.get('/members/new', requireAct('member.write'), (_req, res) => sendNew(res))

  router.post('/members', requireAct('member.write'), async (req, res) => {
    const form = readForm(newForm, req.body, NEW_WORDS)
    const { values } = form.ok ? { values: form.input } : form
    const typed = { name: typedText(values.name), email: typedText(values.email), belongs: values.belongs === 'yes' }
    if (!form.ok) return sendNew(res, { ...typed, errors: form.errors })
    const { name, email, belongs } = form.input
    const input = { name, email, belongs: belongs === 'yes', byId: memberOf(req).id }
    try {
      const member = await transact((tx) => addMember(ctx, tx, input))
      res.flash('yes', NOTICES.memberAdded(member.name))
      redirectTo(res, `/members/${member.id}`)
    } catch (error) {
      const errors =
        error instanceof ConflictError
          ? { email: refusalOf(MEMBER_EXISTS, error) }
          : fieldRefusalsOf(PROFILE_REFUSALS, error)
      await sendNew(res, { ...typed, errors })
    }
  })

  router.post('/members/:id/name', requireAct('member.write'), async (req, res) => {
    const memberId = parse(address, req.params).id
    const form = readForm(nameForm, req.body, NAME_WORDS)
    const name = typedText((form.ok ? form.input : form.values).name)
    if (!form.ok) return sendMember(ctx, res, memberId, { status: 422, ...form.errors, typed: { name } })
    try {
      const member = await transact((tx) => renameMember(ctx, tx, { memberId, name, byId: memberOf(req).id }))
      await refreshMemberSessions(redis, toSignedInMember(member))
    } catch (error) {
      const errors = fieldRefusalsOf(PROFILE_REFUSALS, error)
      return sendMember(ctx, res, memberId, { status: 422, ...errors, typed: { name } })
    }
    res.flash('yes', NOTICES.nameChanged)
    redirectTo(res, `/members/${memberId}`)
  })

  router.post('/members/:id/email', requireAct('member.write'), async (req, res) => {
    const memberId = parse(address, req.params).id
    const form = readForm(emailForm, req.body, { email: EMAIL_WORDS })
    if (!form.ok) {
      const typed = { email: typedText(form.values.email) }
      return sendMember(ctx, res, memberId, { status: 422, ...form.errors, typed })
    }
    const member = await findMember(db, { id: memberId })
    if (!member) throw new NotFoundError('no such member')
    await askForEmail(ctx, { member, newEmail: form.input.email, byId: memberOf(req).id })
    res.flash('soon', NOTICES.addressLetterSentToMember)
    redirectTo(res, `/members/${memberId}`)
  })

  router.post('/members/:id/deletion', requireAct('member.delete'), async (req, res) => {
    const memberId = parse(address, req.params).id
    const form = readForm(deletionForm, req.body, DELETION_WORDS)
    if (!form.ok) return sendMember(ctx, res, memberId, { status: 422, ...form.errors })
    if (!(await findMember(db, { id: memberId }))) throw new NotFoundError('no such member')
    try {
      await askForDeletion(ctx, { memberId, byId: memberOf(req).id })
    } catch (error) {
      return sendMember(ctx, res, memberId, { status: 409, sure: refusalOf(DELETION_REFUSALS, error) })
    }
    res.flash('yes', NOTICES.accountWillBeDeleted)
    redirectTo(res, `/members/${memberId}`)
  })

  router.post('/members/:id/deletion/cancellation', requireAct('member.delete'), async (req, res) => {
    const memberId = parse(address, req.params).id
    const isKept = await takeDeletionBack(ctx, { memberId, byId: memberOf(req).id })
    res.flash('yes', isKept ? NOTICES.accountKept : NOTICES.noDeletion)
    redirectTo(res, `/members/${memberId}`)
  })
}
