import { typedText } from '@rose-ash/server/forms/typed-text'
import { open } from '@rose-ash/server/guards/open'
import { emailField } from '@rose-ash/server/http/email-field'
import { readForm } from '@rose-ash/server/http/parse'
import { redirectTo } from '@rose-ash/server/http/redirect-to'
import { networkOf } from '@rose-ash/server/limits/network-of'
import { notePasskeySupport } from '@rose-ash/server/passkeys/offer-cookie'
import { EMAIL_WORDS } from '@rose-ash/server/views/words/email-words'
import type { Response, Router } from 'express'
import type { InteractionResults } from 'oidc-provider'
import { z } from 'zod'
import type { AppContext } from '../../context.ts'
import { askForProof } from '../services/sign-in/ask-for-proof.ts'
import type { OpenInteraction } from '../services/sign-in/open-interaction.ts'
import { TITLES } from '../views/page-titles.ts'
import { isNeedless } from './again.ts'
import { browserWords } from './browser-words.ts'
import { sendConsent } from './consent.ts'
import { sendExpired } from './expired.ts'
import { findInteraction } from './find-interaction.ts'
import { handOver } from './hand-over.ts'
import { sendInvitation } from './invitation.ts'
import { knownBrowserFor } from './known-browser.ts'

const form = z.object({
  email: emailField,
})

/** The form for the address to which a link is sent. It is filled in for a signed-in member who must sign in again. */
export function askPage(router: Router, ctx: AppContext): void {
  router.get('/sign-in/:uid', open(), async (req, res) => {
    const interaction = await findInteraction(ctx, req, res)
    if (!interaction) return sendExpired(res)
    if (interaction.prompt === 'consent') return sendConsent(ctx, res, interaction)
    if (await isNeedless(ctx, req, res, interaction)) return res.redirect(303, `/sign-in/${interaction.uid}/again`)
    if (await sendInvitation(ctx, res, interaction)) return
    await sendAsk(ctx, res, interaction)
  })

  router.post('/sign-in/:uid', open(), async (req, res) => {
    const interaction = await findInteraction(ctx, req, res)
    if (!interaction) return sendExpired(res)
    const read = readForm(form, req.body, { email: EMAIL_WORDS })
    if (!read.ok)
      return sendAsk(ctx, res, interaction, { error: read.errors.email, email: typedText(read.values.email) })
    await askForProof(ctx, {
      email: read.input.email,
      interactionUid: interaction.uid,
      purpose: interaction.purpose,
      requestedFrom: browserWords(req),
      network: networkOf(req.ip),
      knownBrowser: await knownBrowserFor(ctx, req, read.input.email),
    })
    if (req.body?.device === 'passkey') notePasskeySupport(req, res, ctx.config)
    redirectTo(res, `/sign-in/${interaction.uid}/wait`)
  })

  router.post('/sign-in/:uid/refusal', open(), async (req, res) => {
    const interaction = await findInteraction(ctx, req, res)
    if (!interaction?.needsPasskey) return sendExpired(res)
    await handOver(ctx, res, interaction, PASSKEY_REFUSED)
  })
}

/** The answer to an application that takes nothing but a passkey, when the member has none at hand. */
const PASSKEY_REFUSED: InteractionResults = {
  error: 'unmet_authentication_requirements',
  error_description: 'the member has no passkey at hand',
}

interface Asked {
  readonly error?: string | undefined
  readonly passkeyError?: string
  readonly email?: string
}

/** Sends the form, with an error message if there is one. */
export async function sendAsk(
  { db, services }: Pick<AppContext, 'db' | 'services'>,
  res: Response,
  { uid, memberId, needsPasskey, wantsFactor, emailHint }: OpenInteraction,
  asked: Asked = {},
): Promise<void> {
  const known = memberId ? await services.account.getMember(db, memberId) : undefined
  const model = {
    email: emailHint,
    ...asked,
    uid,
    needsPasskey,
    wantsFactor,
    known: known && { name: known.name, email: known.email },
  }
  await res.page('sign-in/ask', model, {
    title: known ? TITLES.isItYou : TITLES.signIn,
    place: 'account',
    noindex: true,
    width: 'read',
    scripts: ['js/passkey.js', 'js/sign-in-wait.js'],
    status: asked.error || asked.passkeyError ? 422 : 200,
  })
}
