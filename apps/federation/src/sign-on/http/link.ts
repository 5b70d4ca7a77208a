import { endProofs } from '@rose-ash/domains/identity/proofs/end-proofs'
import { peekProof } from '@rose-ash/domains/identity/proofs/proof-state'
import { redeemOwnLink } from '@rose-ash/domains/identity/proofs/redeem-own-link'
import { redeemLink } from '@rose-ash/domains/identity/proofs/redeem-proof'
import { numberChoices, waitingNumber } from '@rose-ash/domains/identity/proofs/waiting-number'
import { open } from '@rose-ash/server/guards/open'
import type { Response, Router } from 'express'
import type { AppContext } from '../../context.ts'
import { endInteraction, isOver } from '../oidc/adapters/interaction-adapter.ts'
import { completeSignIn, stepAfterProof } from '../services/sign-in/complete-sign-in.ts'
import { TITLES } from '../views/page-titles.ts'
import { SIGN_IN_REFUSALS } from '../views/sign-in/sign-in-refusals.ts'
import { findInteraction } from './find-interaction.ts'
import { sendStep } from './send-step.ts'
import { tokenOf } from './token-of.ts'

/**
 * The page of the link in the e-mail. Opening it changes nothing, since mail scanners open links too; its button redeems the link. In
 * the browser that requested it, the sign-in continues here. In any other browser the waiting tab continues, if the person chooses the number
 * that stands on it; a wrong one ends the sign-in.
 */
export function linkPages(router: Router, ctx: AppContext): void {
  router.get('/sign-in/:uid/link', open(), async (req, res) => {
    const token = tokenOf(req.query.t)
    const proof = token ? await peekProof(ctx, ctx.db, token) : undefined
    if (!token || !proof || proof.interactionUid !== req.params.uid || proof.state === 'expired')
      return sendUseless(res, 'expired')
    if (proof.state !== 'waiting') return sendUseless(res, 'used')
    const isSameBrowser = (await findInteraction(ctx, req, res)) !== undefined
    if (!isSameBrowser && (await isOver(ctx.redis, req.params.uid))) return sendUseless(res, 'over')
    const { email, requestedFrom } = proof
    const model = {
      uid: req.params.uid,
      token,
      email,
      requestedFrom,
      isSameBrowser,
      numbers: isSameBrowser ? [] : numberChoices(ctx, req.params.uid),
      askedAt: ctx.site.when(proof.createdAt),
    }
    await res.page('sign-in/link', model, { title: TITLES.signIn, place: 'account', noindex: true, width: 'read' })
  })

  router.post('/sign-in/:uid/link', open(), async (req, res) => {
    const token = tokenOf(req.body?.t)
    const interaction = await findInteraction(ctx, req, res)
    const proven =
      token && interaction
        ? await redeemOwnLink(ctx, ctx.sql, { token, interactionUid: interaction.uid, purpose: interaction.purpose })
        : undefined
    if (interaction && proven) return sendStep(ctx, res, interaction, await stepAfterProof(ctx, interaction, proven))
    const proof = token ? await peekProof(ctx, ctx.db, token) : undefined
    if (!token || !proof || proof.interactionUid !== req.params.uid) return sendUseless(res, 'expired')
    if (!interaction && proof.state === 'waiting' && (await isOver(ctx.redis, req.params.uid)))
      return sendUseless(res, 'over')
    const isChosen = Number(req.body?.number) === waitingNumber(ctx, req.params.uid)
    if (!interaction && proof.state === 'waiting' && !isChosen) {
      await endProofs(ctx, ctx.db, req.params.uid)
      await endInteraction(ctx.redis, req.params.uid)
      ctx.log.warn({ proofId: proof.proofId }, 'sign-in ended: not the number of the waiting tab')
      return sendUseless(res, 'ended')
    }
    const outcome = await ctx.transact((tx) => redeemLink(ctx, tx, { token, purpose: proof.purpose }))
    if (outcome.result === 'suspended') return sendUseless(res, 'suspended')
    if (outcome.result !== 'proven') return sendUseless(res, outcome.result === 'used' ? 'used' : 'expired')
    const step = interaction && (await completeSignIn(ctx, interaction))
    if (step) return sendStep(ctx, res, interaction, step)
    await res.page(
      'sign-in/go-back',
      { requestedFrom: proof.requestedFrom },
      { title: TITLES.goBack, place: 'account', noindex: true, width: 'read' },
    )
  })
}

export function sendUseless(res: Response, why: keyof typeof SIGN_IN_REFUSALS.link): Promise<void> {
  const model = { ...SIGN_IN_REFUSALS.link[why], uid: res.req.params.uid }
  return res.page('sign-in/useless-link', model, {
    title: TITLES.uselessLink,
    status: 410,
    place: 'account',
    noindex: true,
    width: 'read',
  })
}
