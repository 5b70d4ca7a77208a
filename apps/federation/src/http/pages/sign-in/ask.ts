import { readForm } from '@rose-ash/shared/http/parse'
import { redirectTo } from '@rose-ash/shared/http/redirect-to'
import { describeUserAgent } from '@rose-ash/shared/oidc/describe-user-agent'
import type { Response, Router } from 'express'
import { z } from 'zod'
import type { AppContext } from '../../../context.ts'
import { askForProof } from '../../../services/sign-in/ask-for-proof.ts'
import { findInteraction } from '../../../services/sign-in/find-interaction.ts'
import { sendExpired } from './expired.ts'

const form = z.object({
  email: z
    .string()
    .trim()
    .max(254, 'That address is too long.')
    .pipe(z.email('That does not look like an e-mail address.')),
})

/** One field: the address to send a link to. */
export function askPage(router: Router, ctx: AppContext): void {
  router.get('/sign-in/:uid', async (req, res) => {
    const interaction = await findInteraction(ctx, req, res)
    if (!interaction) return sendExpired(res)
    await sendAsk(res, { uid: interaction.uid })
  })

  router.post('/sign-in/:uid', async (req, res) => {
    const interaction = await findInteraction(ctx, req, res)
    if (!interaction) return sendExpired(res)
    const read = readForm(form, req.body)
    if (!read.ok)
      return sendAsk(res, { uid: interaction.uid, error: read.errors.email, email: String(read.values.email ?? '') })
    await askForProof(ctx, {
      email: read.input.email,
      interactionUid: interaction.uid,
      requestedFrom: describeUserAgent(req.get('user-agent')),
      network: req.ip ?? 'unknown',
    })
    redirectTo(res, `/sign-in/${interaction.uid}/wait`)
  })
}

function sendAsk(res: Response, model: { uid: string; error?: string; email?: string }) {
  const options = {
    title: 'Sign in',
    noindex: true,
    width: 'read',
    cache: false,
    status: model.error ? 422 : 200,
  } as const
  return res.page('sign-in/ask', model, options)
}
