import type { ProofState } from '@rose-ash/shared/protocols/account'
import type { Response, Router } from 'express'
import type { AppContext } from '../../../context.ts'
import { findInteraction } from '../../../services/sign-in/find-interaction.ts'
import { finishSignIn } from '../../../services/sign-in/finish-sign-in.ts'
import { awaitedMember } from '../../../services/sign-in/second-factor.ts'
import { sendExpired } from './expired.ts'

/** The tab that asked. It goes on by itself when the link was used: by a script, and without one by reloading. */
export function waitPages(router: Router, ctx: AppContext): void {
  router.get('/sign-in/:uid/wait', async (req, res) => {
    const interaction = await findInteraction(ctx, req, res)
    const proof = await ctx.services.account.proofFor(ctx.db, req.params.uid)
    if (!interaction) return proof?.state === 'resumed' ? sendDone(res) : sendExpired(res)
    if (proof?.state === 'resumed' && (await awaitedMember(ctx, interaction.uid)))
      return res.redirect(303, `/sign-in/${interaction.uid}/second`)
    if (!proof) return res.redirect(303, `/sign-in/${interaction.uid}`)
    if (proof.state === 'proven' && (await finishSignIn(ctx, res, interaction))) return
    await sendWait(res, { uid: interaction.uid, proof, isTyping: req.query.code !== undefined })
  })

  router.get('/sign-in/:uid/status', async (req, res) => {
    const isOwn = (await findInteraction(ctx, req, res)) !== undefined
    const proof = await ctx.services.account.proofFor(ctx.db, req.params.uid)
    // Only the browser that began it learns how it stands; an interaction that is gone has been finished by another tab.
    res.json({ state: isOwn ? (proof?.state ?? 'expired') : proof?.state === 'resumed' ? 'resumed' : 'expired' })
  })
}

interface WaitModel {
  readonly uid: string
  readonly proof: ProofState
  readonly error?: string
  /** Somebody types the code: the page must not reload under their hands. */
  readonly isTyping?: boolean
}

/** The waiting page, with what went wrong with a code when something did. */
export function sendWait(res: Response, { uid, proof, error, isTyping = false }: WaitModel): Promise<void> {
  const model = {
    uid,
    email: proof.email,
    error,
    isExpired: proof.state === 'expired',
    reloads: !isTyping && !error && proof.state === 'waiting',
  }
  return res.page('sign-in/wait', model, {
    title: 'Look in your mailbox',
    noindex: true,
    width: 'read',
    cache: false,
    scripts: ['js/sign-in-wait.js'],
    status: error ? 422 : 200,
  })
}

/** Another tab of this browser has finished. */
export function sendDone(res: Response): Promise<void> {
  return res.page('sign-in/done', {}, { title: 'You are signed in', noindex: true, width: 'read', cache: false })
}
