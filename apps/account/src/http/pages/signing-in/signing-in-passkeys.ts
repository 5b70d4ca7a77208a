import { memberOf } from '@rose-ash/server/guards/member-of'
import { requireAct } from '@rose-ash/server/guards/require-act'
import { parse, readForm } from '@rose-ash/server/http/parse'
import { ownUrl, redirectTo } from '@rose-ash/server/http/redirect-to'
import { refusalOf } from '@rose-ash/server/http/refusal-of'
import { noteFactor } from '@rose-ash/server/sign-on/note-factor'
import { describeUserAgent } from '@rose-ash/shared/audience/describe-user-agent'
import { NotFoundError } from '@rose-ash/shared/errors/http-errors'
import type { Router } from 'express'
import { z } from 'zod'
import type { AppContext } from '../../../context.ts'
import { keepPasskey } from '../../../services/passkeys/keep-passkey.ts'
import { offerPasskey } from '../../../services/passkeys/offer-passkey.ts'
import { NOTICES } from '../../../views/notice-words.ts'
import { PASSKEY_WORDS, SIGNING_IN_REFUSALS } from '../../../views/signing-in/signing-in-refusals.ts'
import { offerPath } from './signing-in-offer.ts'

const address = z.object({ id: z.uuid() })
const naming = z.object({ name: z.string().trim().min(1).max(60) })

/** Passkeys are registered here; at the provider they are used. */
export function passkeyPages(router: Router, ctx: AppContext): void {
  const { services, transact } = ctx

  router.post('/signing-in/passkeys/options', requireAct('self.change-sign-in'), async (req, res) => {
    res.json(await offerPasskey(ctx, { member: memberOf(req), sid: req.user?.sid ?? '' }))
  })

  router.post('/signing-in/passkeys', requireAct('self.change-sign-in'), async (req, res) => {
    // After the offer during a sign-in, continue to its destination.
    const next = ownUrl(ctx.config, req.body?.next, '')
    try {
      await keepPasskey(ctx, {
        memberId: memberOf(req).id,
        sid: req.user?.sid ?? '',
        credential: String(req.body?.credential ?? ''),
        name: describeUserAgent(req.get('user-agent')),
      })
    } catch (error) {
      res.flash('no', refusalOf(SIGNING_IN_REFUSALS, error))
      return redirectTo(res, next ? offerPath(next) : '/signing-in')
    }
    noteFactor(req, ['pop', 'user'])
    if (!next) res.flash('yes', NOTICES.passkeyAdded)
    redirectTo(res, next || '/signing-in')
  })

  router.post('/signing-in/passkeys/:id/name', requireAct('self.change-sign-in'), async (req, res) => {
    const passkeyId = parse(address, req.params).id
    const form = readForm(naming, req.body, PASSKEY_WORDS)
    if (!form.ok) {
      res.flash('no', Object.values(form.errors).join(' '))
      return redirectTo(res, '/signing-in')
    }
    const input = { name: form.input.name, memberId: memberOf(req).id, passkeyId }
    if (!(await transact((tx) => services.identity.renamePasskey(tx, input))))
      throw new NotFoundError('no such passkey')
    res.flash('yes', NOTICES.saved)
    redirectTo(res, '/signing-in')
  })

  router.post('/signing-in/passkeys/:id/removal', requireAct('self.change-sign-in'), async (req, res) => {
    const input = { memberId: memberOf(req).id, passkeyId: parse(address, req.params).id }
    if (!(await transact((tx) => services.identity.removePasskey(tx, input))))
      throw new NotFoundError('no such passkey')
    res.flash('yes', NOTICES.passkeyRemoved)
    redirectTo(res, '/signing-in')
  })
}
