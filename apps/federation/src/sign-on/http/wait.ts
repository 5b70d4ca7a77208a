import type { ProofState } from '@rose-ash/domains/identity/proofs/proof-state'
import { proofFor } from '@rose-ash/domains/identity/proofs/proof-state'
import { waitingNumber } from '@rose-ash/domains/identity/proofs/waiting-number'
import { open } from '@rose-ash/server/guards/open'
import type { Response, Router } from 'express'
import type { AppContext } from '../../context.ts'
import { completeSignIn } from '../services/sign-in/complete-sign-in.ts'
import { awaitedMember } from '../services/sign-in/second-factor.ts'
import { TITLES } from '../views/page-titles.ts'
import { isNeedless } from './again.ts'
import { sendExpired } from './expired.ts'
import { findInteraction } from './find-interaction.ts'
import { sendStep } from './send-step.ts'

/** The waiting tab. It continues by itself when the link was redeemed: by a script, or without one by reloading. */
export function waitPages(router: Router, ctx: AppContext): void {
  router.get('/sign-in/:uid/wait', open(), async (req, res) => {
    const interaction = await findInteraction(ctx, req, res)
    const proof = await proofFor(ctx, ctx.db, req.params.uid)
    if (!interaction) return proof?.state === 'resumed' ? sendDone(res) : sendExpired(res)
    if (proof?.state === 'resumed' && (await awaitedMember(ctx, interaction.uid)))
      return res.redirect(303, `/sign-in/${interaction.uid}/second`)
    if (!proof) return res.redirect(303, `/sign-in/${interaction.uid}`)
    if (proof.state !== 'proven' && (await isNeedless(ctx, req, res, interaction)))
      return res.redirect(303, `/sign-in/${interaction.uid}/again`)
    const step = proof.state === 'proven' ? await completeSignIn(ctx, interaction) : undefined
    if (step) return sendStep(ctx, res, interaction, step)
    await sendWait(ctx, res, { uid: interaction.uid, proof, isTyping: req.query.code !== undefined })
  })

  router.get('/sign-in/:uid/status', open(), async (req, res) => {
    const interaction = await findInteraction(ctx, req, res)
    const proof = await proofFor(ctx, ctx.db, req.params.uid)
    // Only the browser that started the interaction gets its state; an interaction that does not exist any more was finished by another tab.
    if (!interaction) return res.json({ state: proof?.state === 'resumed' ? 'resumed' : 'expired' })
    const isDone = proof?.state !== 'proven' && (await isNeedless(ctx, req, res, interaction))
    res.json({ state: isDone ? 'signed-in' : (proof?.state ?? 'asking') })
  })
}

interface WaitModel {
  readonly uid: string
  readonly proof: ProofState
  readonly error?: string
  /** The code that was refused. */
  readonly typed?: string
  /** Stops the reloading while the member types the code. */
  readonly isTyping?: boolean
}

/** Sends the waiting page, with an error message about a code if there is one. */
export function sendWait(
  ctx: Pick<AppContext, 'config'>,
  res: Response,
  { uid, proof, error, typed, isTyping = false }: WaitModel,
): Promise<void> {
  const model = {
    uid,
    email: proof.email,
    number: waitingNumber(ctx, uid),
    error,
    typed,
    isExpired: proof.state === 'expired',
    reloads: !isTyping && !error && proof.state === 'waiting',
  }
  return res.page('sign-in/wait', model, {
    title: TITLES.lookInYourMailbox,
    place: 'account',
    noindex: true,
    width: 'read',
    scripts: ['js/sign-in-wait.js'],
    status: error ? 422 : 200,
  })
}

/** Tells that another tab of this browser has finished the sign-in. */
function sendDone(res: Response): Promise<void> {
  return res.page('sign-in/done', {}, { title: TITLES.signedIn, place: 'account', noindex: true, width: 'read' })
}
