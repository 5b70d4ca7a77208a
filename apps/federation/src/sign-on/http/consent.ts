import { open } from '@rose-ash/server/guards/open'
import type { Response, Router } from 'express'
import type { AppContext } from '../../context.ts'
import { CONSENT_REFUSED, giveConsent } from '../services/consent/answer-consent.ts'
import type { OpenInteraction } from '../services/sign-in/open-interaction.ts'
import { consentView } from '../views/sign-in/consent.view.ts'
import { sendExpired } from './expired.ts'
import { findInteraction } from './find-interaction.ts'
import { handOver } from './hand-over.ts'

/** An application of another organisation asks the member for consent. */
export function consentPages(router: Router, ctx: AppContext): void {
  router.post('/sign-in/:uid/consent', open(), async (req, res) => {
    const interaction = await findInteraction(ctx, req, res)
    if (interaction?.prompt !== 'consent' || !interaction.memberId) return sendExpired(res)
    const answer = req.body?.answer === 'yes' ? await giveConsent(ctx, interaction) : CONSENT_REFUSED
    await handOver(ctx, res, interaction, answer)
  })
}

export async function sendConsent(ctx: AppContext, res: Response, interaction: OpenInteraction): Promise<void> {
  const client = await (await ctx.provider.get()).Client.find(interaction.clientId)
  const view = consentView({
    uid: interaction.uid,
    name: client?.clientName ?? interaction.clientId,
    uri: client?.clientUri,
    ...wishesOf(interaction),
  })
  await res.page('sign-in/consent', view, { title: view.title, place: 'account', noindex: true, width: 'read' })
}

/** What is new; or, when the application is asked about again with nothing new, all it asks for. */
function wishesOf({ missingScopes, missingClaims, details }: OpenInteraction) {
  if (missingScopes.length + missingClaims.length > 0) return { scopes: missingScopes, claims: missingClaims }
  return { scopes: String(details.params.scope ?? '').split(' '), claims: [] }
}
