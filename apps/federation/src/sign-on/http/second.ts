import { listPasskeys } from '@rose-ash/domains/identity/passkeys/list-passkeys'
import { stopReset } from '@rose-ash/domains/identity/resets/stop-reset'
import { countRecoveryCodes } from '@rose-ash/domains/identity/totp/recovery-codes'
import { redeemSecondFactor } from '@rose-ash/domains/identity/totp/redeem-second-factor'
import { hasTotp } from '@rose-ash/domains/identity/totp/remove-totp'
import { typedText } from '@rose-ash/server/forms/typed-text'
import { open } from '@rose-ash/server/guards/open'
import { limitUse } from '@rose-ash/server/http/rate-limit'
import type { Response, Router } from 'express'
import type { AppContext } from '../../context.ts'
import { awaitedMember, countTry, takeSecondFactor } from '../services/sign-in/second-factor.ts'
import { signInAs } from '../services/sign-in/sign-in-step.ts'
import { secondView } from '../views/sign-in/second.view.ts'
import { SIGN_IN_REFUSALS } from '../views/sign-in/sign-in-refusals.ts'
import { sendExpired } from './expired.ts'
import { findInteraction } from './find-interaction.ts'
import { sendStep } from './send-step.ts'

const PER_MEMBER = { name: 'sign-in-second', limit: 20, windowSeconds: 15 * 60 }

/** The second step after the e-mail: an authenticator code or a recovery code. */
export function secondPages(router: Router, ctx: AppContext): void {
  router.get('/sign-in/:uid/second', open(), async (req, res) => {
    const interaction = await findInteraction(ctx, req, res)
    const memberId = interaction && (await awaitedMember(ctx, interaction.uid))
    if (!interaction || !memberId) return sendExpired(res)
    await sendSecond(ctx, res, { uid: interaction.uid, memberId })
  })

  router.post('/sign-in/:uid/second', open(), async (req, res) => {
    const interaction = await findInteraction(ctx, req, res)
    const memberId = interaction && (await awaitedMember(ctx, interaction.uid))
    if (!interaction || !memberId) return sendExpired(res)
    await limitUse(ctx, PER_MEMBER, memberId)
    if (!(await countTry(ctx, interaction.uid))) return sendExpired(res)
    const typed = typedText(req.body?.code)
    const code = typed.slice(0, 40)
    const factor = await ctx.transact(async (tx) => {
      const redeemed = await redeemSecondFactor(ctx, tx, { memberId, code })
      if (redeemed) await stopReset(ctx, tx, { memberId, byId: memberId })
      return redeemed
    })
    const error = SIGN_IN_REFUSALS.secondFactor
    if (!factor) return sendSecond(ctx, res, { uid: interaction.uid, memberId, typed, error })
    if (!(await takeSecondFactor(ctx, interaction.uid))) return sendExpired(res)
    const methods = ['mail', factor, 'mfa']
    await sendStep(ctx, res, interaction, signInAs(interaction, { memberId, methods }))
  })
}

interface Second {
  readonly uid: string
  readonly memberId: string
  readonly error?: string
  /** The code that was refused. */
  readonly typed?: string
}

/** Asks for what the member has: the app's code, a passkey, or a recovery code in place of either. */
async function sendSecond(
  { db, site }: AppContext,
  res: Response,
  { uid, memberId, typed, error }: Second,
): Promise<void> {
  const [byApp, passkeys, recoveryCodes] = await Promise.all([
    hasTotp(db, memberId),
    listPasskeys(db, memberId),
    countRecoveryCodes(db, memberId),
  ])
  const view = secondView({ byApp, byPasskey: passkeys.length > 0, recoveryCodes })
  await res.page(
    'sign-in/second',
    { ...view, uid, typed, error, writeTo: site.coop.email },
    {
      title: view.title,
      status: error ? 422 : 200,
      place: 'account',
      noindex: true,
      width: 'read',
      scripts: ['js/passkey.js'],
    },
  )
}
