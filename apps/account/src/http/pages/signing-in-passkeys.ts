import { memberOf } from '@rose-ash/server/guards/member-of'
import { requireAct } from '@rose-ash/server/guards/require-act'
import { parse } from '@rose-ash/server/http/parse'
import { ownUrl, redirectTo } from '@rose-ash/server/http/redirect-to'
import { describeUserAgent } from '@rose-ash/shared/audience/describe-user-agent'
import { NotFoundError } from '@rose-ash/shared/errors/http-errors'
import type { Router } from 'express'
import { z } from 'zod'
import type { AppContext } from '../../context.ts'
import { keepPasskey } from '../../services/passkeys/keep-passkey.ts'
import { offerPasskey } from '../../services/passkeys/offer-passkey.ts'
import { offerPath } from './signing-in-offer.ts'

const address = z.object({ id: z.uuid() })
const naming = z.object({ name: z.string().trim().min(1, 'Give it a name.').max(60, 'That name is too long.') })

/** Passkeys are made here; the provider only sees them shown. */
export function passkeyPages(router: Router, ctx: AppContext): void {
  const { services, transact } = ctx

  router.post('/signing-in/passkeys/options', requireAct('self.change-sign-in'), async (req, res) => {
    res.json(await offerPasskey(ctx, { member: memberOf(req), sid: req.user?.sid ?? '' }))
  })

  router.post('/signing-in/passkeys', requireAct('self.change-sign-in'), async (req, res) => {
    const isKept = await keepPasskey(ctx, {
      memberId: memberOf(req).id,
      sid: req.user?.sid ?? '',
      credential: String(req.body?.credential ?? ''),
      name: describeUserAgent(req.get('user-agent')),
    })
    // Who was offered it on the way goes on to where they were going.
    const next = ownUrl(ctx.config, req.body?.next, '')
    if (isKept && next) return redirectTo(res, next)
    if (isKept) res.flash('yes', 'Done. Next time your passkey opens the door, without a letter.')
    else res.flash('no', 'That passkey could not be kept. Nothing has changed; try again.')
    redirectTo(res, next ? offerPath(next) : '/signing-in')
  })

  router.post('/signing-in/passkeys/:id/name', requireAct('self.change-sign-in'), async (req, res) => {
    const { name } = parse(naming, req.body)
    const input = { name, memberId: memberOf(req).id, passkeyId: parse(address, req.params).id }
    if (!(await transact((tx) => services.identity.renamePasskey(tx, input))))
      throw new NotFoundError('no such passkey')
    res.flash('yes', 'Saved.')
    redirectTo(res, '/signing-in')
  })

  router.post('/signing-in/passkeys/:id/removal', requireAct('self.change-sign-in'), async (req, res) => {
    const input = { memberId: memberOf(req).id, passkeyId: parse(address, req.params).id }
    if (!(await transact((tx) => services.identity.removePasskey(tx, input))))
      throw new NotFoundError('no such passkey')
    res.flash('yes', 'That passkey opens nothing any more. You can delete it on the device, too.')
    redirectTo(res, '/signing-in')
  })
}
