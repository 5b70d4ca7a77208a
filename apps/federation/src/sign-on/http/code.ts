import { proofFor } from '@rose-ash/domains/identity/proofs/proof-state'
import { redeemCode } from '@rose-ash/domains/identity/proofs/redeem-proof'
import { typedText } from '@rose-ash/server/forms/typed-text'
import { open } from '@rose-ash/server/guards/open'
import { limitUse } from '@rose-ash/server/http/rate-limit'
import { networkOf } from '@rose-ash/server/limits/network-of'
import type { Router } from 'express'
import type { AppContext } from '../../context.ts'
import { completeSignIn } from '../services/sign-in/complete-sign-in.ts'
import { SIGN_IN_REFUSALS } from '../views/sign-in/sign-in-refusals.ts'
import { sendExpired } from './expired.ts'
import { findInteraction } from './find-interaction.ts'
import { sendStep } from './send-step.ts'
import { sendWait } from './wait.ts'

const PER_NETWORK = { name: 'sign-in-code', limit: 60, windowSeconds: 15 * 60 }

/** The six digits, typed into the waiting tab by members who read the mail on another device. */
export function codePage(router: Router, ctx: AppContext): void {
  router.post('/sign-in/:uid/code', open(), async (req, res) => {
    const interaction = await findInteraction(ctx, req, res)
    if (!interaction) return sendExpired(res)
    await limitUse(ctx, PER_NETWORK, networkOf(req.ip), { network: networkOf(req.ip) })
    const typed = typedText(req.body?.code)
    const code = typed.replace(/\D/g, '')
    const { uid: interactionUid, purpose } = interaction
    const outcome = await ctx.transact((tx) => redeemCode(ctx, tx, { interactionUid, purpose, code }))
    // When a code is sent twice at once, the second request may still complete the sign-in with the redeemed proof.
    const step =
      outcome.result === 'proven' || outcome.result === 'used' ? await completeSignIn(ctx, interaction) : undefined
    if (step) return sendStep(ctx, res, interaction, step)
    const proof = await proofFor(ctx, ctx.db, interaction.uid)
    if (!proof) return sendExpired(res)
    await sendWait(ctx, res, {
      uid: interaction.uid,
      proof,
      typed,
      error: SIGN_IN_REFUSALS.code[outcome.result === 'proven' ? 'used' : outcome.result],
    })
  })
}
