import type { Response, Router } from 'express'
import type { AppContext } from '../../../context.ts'
import { consentTo, refuseConsent } from '../../../services/consent/answer-consent.ts'
import { findInteraction, type OpenInteraction } from '../../../services/sign-in/find-interaction.ts'
import { consentView } from '../../../views/sign-in/consent.view.ts'
import { sendExpired } from './expired.ts'

/** An application of somebody else asks to know the member. */
export function consentPages(router: Router, ctx: AppContext): void {
  router.post('/sign-in/:uid/consent', async (req, res) => {
    const interaction = await findInteraction(ctx, req, res)
    if (interaction?.prompt !== 'consent' || !interaction.memberId) return sendExpired(res)
    if (req.body?.answer === 'yes') await consentTo(ctx, res, interaction)
    else await refuseConsent(ctx, res, interaction)
  })
}

export async function sendConsent(ctx: AppContext, res: Response, interaction: OpenInteraction): Promise<void> {
  const client = await (await ctx.provider.get()).Client.find(interaction.clientId)
  const view = consentView({
    uid: interaction.uid,
    name: client?.clientName ?? interaction.clientId,
    uri: client?.clientUri,
    scopes: interaction.missingScopes,
  })
  await res.page('sign-in/consent', view, { title: view.title, noindex: true, width: 'read', cache: false })
}
