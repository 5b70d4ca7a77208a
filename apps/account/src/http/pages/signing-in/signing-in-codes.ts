import { memberOf } from '@rose-ash/server/guards/member-of'
import { requireAct } from '@rose-ash/server/guards/require-act'
import { limitUse } from '@rose-ash/server/http/rate-limit'
import { redirectTo } from '@rose-ash/server/http/redirect-to'
import { refusalOf } from '@rose-ash/server/http/refusal-of'
import { noteFactor } from '@rose-ash/server/sign-on/note-factor'
import type { Request, Response, Router } from 'express'
import type { AppContext } from '../../../context.ts'
import { drawTotp } from '../../../services/totp/draw-totp.ts'
import { NOTICES } from '../../../views/notice-words.ts'
import { TITLES } from '../../../views/page-titles.ts'
import { SIGNING_IN_REFUSALS } from '../../../views/signing-in/signing-in-refusals.ts'

const TRIES = { name: 'account-totp', limit: 20, windowSeconds: 15 * 60 }

/** The authenticator app as a second step, and recovery codes. */
export function codePages(router: Router, ctx: AppContext): void {
  const { services, site, transact, db } = ctx

  router.post('/signing-in/app', requireAct('self.change-sign-in'), async (req, res) => {
    try {
      await transact((tx) => services.identity.beginTotp(tx, memberOf(req).id))
      redirectTo(res, '/signing-in/app')
    } catch (error) {
      res.flash('no', refusalOf(SIGNING_IN_REFUSALS, error))
      redirectTo(res, '/signing-in')
    }
  })

  router.get('/signing-in/app', requireAct('self.change-sign-in'), async (req, res) => {
    await sendSetUp(req, res)
  })

  router.post('/signing-in/app/confirmation', requireAct('self.change-sign-in'), async (req, res) => {
    const memberId = memberOf(req).id
    await limitUse(ctx, TRIES, memberId)
    const code = String(req.body?.code ?? '').replace(/\D/g, '')
    const codes = await transact((tx) => services.identity.confirmTotp(tx, { memberId, code }))
    if (codes) {
      noteFactor(req, ['otp'])
      return sendRecoveryCodes(res, codes)
    }
    await sendSetUp(req, res, SIGNING_IN_REFUSALS.code_refused)
  })

  router.post('/signing-in/app/removal', requireAct('self.change-sign-in'), async (req, res) => {
    await transact((tx) => services.identity.removeTotp(tx, memberOf(req).id))
    res.flash('yes', NOTICES.codesRemoved)
    redirectTo(res, '/signing-in')
  })

  router.post('/signing-in/recovery-codes', requireAct('self.change-sign-in'), async (req, res) => {
    const memberId = memberOf(req).id
    if (!(await services.identity.hasSecondFactor(db, memberId))) return redirectTo(res, '/signing-in')
    await sendRecoveryCodes(res, await transact((tx) => services.identity.replaceRecoveryCodes(tx, memberId)))
  })

  async function sendSetUp(req: Request, res: Response, error?: string): Promise<void> {
    const { id, email } = memberOf(req)
    const pending = await services.identity.pendingTotp(db, id)
    if (!pending) return redirectTo(res, '/signing-in')
    const { secret } = pending
    const picture = await drawTotp({ secret, email, coop: site.coop.name })
    await res.page(
      'signing-in/app',
      { picture, error, secret: secret.match(/.{1,4}/g)?.join(' ') },
      { title: TITLES.anAppForCodes, noindex: true, width: 'read', status: error ? 422 : 200 },
    )
  }
}

function sendRecoveryCodes(res: Response, codes: readonly string[]): Promise<void> {
  return res.page(
    'signing-in/recovery-codes',
    { codes },
    { title: TITLES.yourRecoveryCodes, noindex: true, width: 'read' },
  )
}
