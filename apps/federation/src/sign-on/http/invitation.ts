import { redeemInvitation } from '@rose-ash/domains/identity/proofs/redeem-invitation'
import { typedText } from '@rose-ash/server/forms/typed-text'
import { open } from '@rose-ash/server/guards/open'
import { fieldRefusalsOf } from '@rose-ash/server/http/refusal-of'
import { ROLE_WORDS } from '@rose-ash/server/views/words/role-words'
import { givenName } from '@rose-ash/shared/protocols/member'
import type { Response, Router } from 'express'
import type { AppContext } from '../../context.ts'
import { stepAfterProof } from '../services/sign-in/complete-sign-in.ts'
import type { OpenInteraction } from '../services/sign-in/open-interaction.ts'
import { TITLES } from '../views/page-titles.ts'
import { INVITATION_NAME_REFUSALS } from '../views/sign-in/sign-in-refusals.ts'
import { findInteraction } from './find-interaction.ts'
import { sendUseless } from './link.ts'
import { sendStep } from './send-step.ts'

/** One press by which the invited sign in and accept: their letter has proven the address. Opening the page changes nothing. */
export function invitationPage(router: Router, ctx: AppContext): void {
  router.post('/sign-in/:uid/invitation', open(), async (req, res) => {
    const interaction = await findInteraction(ctx, req, res)
    const token = interaction?.invitation
    if (!interaction || !token) return sendUseless(res, 'invitation')
    const name = typedText(req.body?.name)
    try {
      const outcome = await ctx.transact((tx) => redeemInvitation(ctx, tx, { token, name }))
      if (outcome.result !== 'proven')
        return await sendUseless(res, outcome.result === 'suspended' ? 'suspended' : 'invitation')
      await sendStep(ctx, res, interaction, await stepAfterProof(ctx, interaction, outcome.proven))
    } catch (error) {
      const errors = fieldRefusalsOf(INVITATION_NAME_REFUSALS, error)
      await sendInvitation(ctx, res, interaction, { name, error: errors.name })
    }
  })
}

/** Sends the page of the invitation that somebody follows; false when it is not open, and the sign-in is one like any other. */
export async function sendInvitation(
  { db, services, site }: Pick<AppContext, 'db' | 'services' | 'site'>,
  res: Response,
  { uid, invitation: token }: OpenInteraction,
  typed: { readonly name?: string; readonly error?: string | undefined } = {},
): Promise<boolean> {
  const invitation = token ? await services.account.findInvitation(db, token) : undefined
  if (invitation?.state !== 'open') return false
  const { email, roles } = invitation
  const member = await services.account.findByEmail(db, email)
  const model = {
    ...typed,
    uid,
    email,
    coop: site.coop.name,
    roles: roles.map((role) => ({ role, does: ROLE_WORDS[role] })),
    needsName: !member || !givenName(member),
  }
  await res.page('sign-in/invitation', model, {
    title: TITLES.youAreInvited,
    place: 'account',
    noindex: true,
    width: 'read',
    status: typed.error ? 422 : 200,
  })
  return true
}
