import { spend } from '@rose-ash/server/http/rate-limit'
import type { Redemption } from '@rose-ash/shared/protocols/account'
import type { Router } from 'express'
import type { AppContext } from '../../../context.ts'
import { findInteraction } from '../../../services/sign-in/find-interaction.ts'
import { finishSignIn } from '../../../services/sign-in/finish-sign-in.ts'
import { sendExpired } from './expired.ts'
import { sendWait } from './wait.ts'

const PER_NETWORK = { name: 'sign-in-code', limit: 60, windowSeconds: 15 * 60 }

const PROBLEMS: Record<Exclude<Redemption['result'], 'proven'>, string> = {
  unknown: 'That is not the code in the newest letter. Check the digits and try again.',
  used: 'That code has been used already.',
  expired: 'That code is too old. Ask for a new letter below.',
  'too-many-attempts': 'Too many tries with this letter. Ask for a new one below.',
  suspended: 'This membership is resting. Write to us and we will sort it out.',
}

/** The six digits, typed into the tab that asked: for who reads mail on another device. */
export function codePage(router: Router, ctx: AppContext): void {
  router.post('/sign-in/:uid/code', async (req, res) => {
    const interaction = await findInteraction(ctx, req, res)
    if (!interaction) return sendExpired(res)
    await spend(ctx, PER_NETWORK, req.ip ?? 'unknown')
    const code = String(req.body?.code ?? '').replace(/\D/g, '')
    const outcome = await ctx.transact((tx) =>
      ctx.services.account.redeemCode(tx, { interactionUid: interaction.uid, code }),
    )
    if ((outcome.result === 'proven' || outcome.result === 'used') && (await finishSignIn(ctx, res, interaction)))
      return
    const proof = await ctx.services.account.proofFor(ctx.db, interaction.uid)
    if (!proof) return sendExpired(res)
    await sendWait(res, {
      uid: interaction.uid,
      proof,
      error: PROBLEMS[outcome.result === 'proven' ? 'used' : outcome.result],
    })
  })
}
