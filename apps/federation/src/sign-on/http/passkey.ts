import { open } from '@rose-ash/server/guards/open'
import { limitUse } from '@rose-ash/server/http/rate-limit'
import { networkOf } from '@rose-ash/server/limits/network-of'
import type { Router } from 'express'
import type { AppContext } from '../../context.ts'
import { askForPasskey } from '../services/passkeys/ask-for-passkey.ts'
import { checkPasskey, passkeyAnswer } from '../services/passkeys/check-passkey.ts'
import { signInAs } from '../services/sign-in/sign-in-step.ts'
import { SIGN_IN_REFUSALS } from '../views/sign-in/sign-in-refusals.ts'
import { sendAsk } from './ask.ts'
import { browserWords } from './browser-words.ts'
import { sendExpired } from './expired.ts'
import { findInteraction } from './find-interaction.ts'
import { sendStep } from './send-step.ts'

const PER_NETWORK = { name: 'sign-in-passkey', limit: 120, windowSeconds: 15 * 60 }

/** Signing in by a passkey: the page's script requests a challenge and submits the browser's answer as a form. */
export function passkeyPages(router: Router, ctx: AppContext): void {
  router.post('/sign-in/:uid/passkey/options', open(), async (req, res) => {
    const interaction = await findInteraction(ctx, req, res)
    if (!interaction) return res.status(410).json({ error: 'expired' })
    await limitUse(ctx, PER_NETWORK, networkOf(req.ip), { network: networkOf(req.ip) })
    res.json(await askForPasskey(ctx, interaction.uid))
  })

  router.post('/sign-in/:uid/passkey', open(), async (req, res) => {
    const interaction = await findInteraction(ctx, req, res)
    if (!interaction) return sendExpired(res)
    await limitUse(ctx, PER_NETWORK, networkOf(req.ip), { network: networkOf(req.ip) })
    const answer = passkeyAnswer.safeParse(fromJson(req.body?.credential))
    const memberId = answer.success
      ? await checkPasskey(ctx, {
          interactionUid: interaction.uid,
          answer: answer.data,
          requestedFrom: browserWords(req),
        })
      : undefined
    if (!memberId) return sendAsk(ctx, res, interaction, { passkeyError: SIGN_IN_REFUSALS.passkey })
    // The authenticator has verified the user, so this counts as two factors (RFC 8176: pop, user, mfa).
    const methods = ['pop', 'user', 'mfa']
    await sendStep(ctx, res, interaction, signInAs(interaction, { memberId, methods }))
  })
}

function fromJson(value: unknown): unknown {
  try {
    return JSON.parse(String(value))
  } catch {
    return undefined
  }
}
