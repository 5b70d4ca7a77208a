import { peekEmailChange } from '@rose-ash/domains/account/rights/change-email'
import { memberOf } from '@rose-ash/server/guards/member-of'
import { requireAct } from '@rose-ash/server/guards/require-act'
import { requireMember } from '@rose-ash/server/guards/require-member'
import { emailField } from '@rose-ash/server/http/email-field'
import { readForm } from '@rose-ash/server/http/parse'
import { redirectTo } from '@rose-ash/server/http/redirect-to'
import { EMAIL_WORDS } from '@rose-ash/server/views/words/email-words'
import type { Request, Response, Router } from 'express'
import { z } from 'zod'
import type { AppContext } from '../../../context.ts'
import { askForEmail, confirmEmail } from '../../../services/email/change-email.ts'
import { EMAIL_REFUSALS } from '../../../views/email/email-refusals.ts'
import { NOTICES } from '../../../views/notice-words.ts'
import { TITLES } from '../../../views/page-titles.ts'
import { accountTabs } from '../../account-tabs.ts'
import { secretPage, tokenIn } from '../../secret-page.ts'

const form = z.object({
  email: emailField,
})

/** Change of the e-mail address, effective when the new address is proven. Opening the link changes nothing; the button on its page does. */
export function emailPages(router: Router, ctx: AppContext): void {
  router.get('/profile/email', requireAct('self.change-sign-in'), (req, res) => sendForm(req, res, {}))

  router.post('/profile/email', requireAct('self.change-sign-in'), async (req, res) => {
    const read = readForm(form, req.body, { email: EMAIL_WORDS })
    if (!read.ok) return sendForm(req, res, { error: read.errors.email, email: String(read.values.email ?? '') })
    await askForEmail(ctx, { member: memberOf(req), newEmail: read.input.email })
    res.flash('soon', NOTICES.addressLetterSent)
    redirectTo(res, '/profile')
  })

  router.get('/profile/email/confirmation', requireMember, async (req, res) => {
    secretPage(res)
    const token = tokenIn(req.query.t)
    const email = token && (await peekEmailChange(ctx, ctx.db, { memberId: memberOf(req).id, token }))
    if (!email) return sendRefused(req, res, 'useless')
    const model = { token, email, tabs: accountTabs(memberOf(req), '/profile') }
    await res.page('email/confirm', model, { title: TITLES.yourNewAddress, noindex: true, width: 'read' })
  })

  router.post('/profile/email/confirmation', requireMember, async (req, res) => {
    secretPage(res)
    const token = tokenIn(req.body?.t)
    const result = token ? await confirmEmail(ctx, { memberId: memberOf(req).id, token }) : 'useless'
    if (result !== 'changed') return sendRefused(req, res, result)
    res.flash('yes', NOTICES.addressChanged)
    redirectTo(res, '/profile')
  })
}

function sendForm(req: Request, res: Response, typed: { error?: string; email?: string }): Promise<void> {
  const member = memberOf(req)
  const model = { ...typed, current: member.email, tabs: accountTabs(member, '/profile') }
  return res.page('email/edit', model, { title: TITLES.anotherAddress, noindex: true, status: typed.error ? 422 : 200 })
}

function sendRefused(req: Request, res: Response, why: keyof typeof EMAIL_REFUSALS): Promise<void> {
  const refusal = EMAIL_REFUSALS[why]
  return res.page(
    'email/useless',
    { ...refusal, tabs: accountTabs(memberOf(req), '/profile') },
    {
      title: refusal.title,
      noindex: true,
      status: 410,
      width: 'read',
    },
  )
}
