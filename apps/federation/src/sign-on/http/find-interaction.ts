import { allowFormsTo } from '@rose-ash/server/app/security-headers'
import { emailField } from '@rose-ash/server/http/email-field'
import { SECOND_FACTOR_ACRS } from '@rose-ash/shared/addresses/acr'
import type { Request, Response } from 'express'
import { errors } from 'oidc-provider'
import type { AppContext } from '../../context.ts'
import { inExchange } from '../oidc/adapters/browser-shelf.ts'
import { askedAcr } from '../oidc/asked-acr.ts'
import type { OpenInteraction } from '../services/sign-in/open-interaction.ts'
import { tokenOf } from './token-of.ts'

interface Missing {
  readonly missingOIDCScope?: string[]
  readonly missingOIDCClaims?: string[]
}

/**
 * The interaction of the address, if this browser started it, which its signed cookie proves. The answer's forms may then lead to the
 * application that asked.
 */
export async function findInteraction(
  { provider }: Pick<AppContext, 'provider'>,
  req: Request,
  res: Response,
): Promise<OpenInteraction | undefined> {
  try {
    const issuer = await provider.get()
    const details = await inExchange({ req, res }, () => issuer.interactionDetails(req, res))
    const { uid, prompt, params, session, grantId } = details
    if (uid !== req.params.uid) return undefined
    if (params.redirect_uri) allowFormsTo(res, String(params.redirect_uri))
    const { missingOIDCScope, missingOIDCClaims } = prompt.details as Missing
    const asked = askedAcr(params)
    const needsPasskey = asked?.isEssential === true && asked.values.every((acr) => acr === 'phr')
    const hint = emailField.safeParse(params.login_hint)
    return {
      uid,
      details,
      grantId,
      prompt: prompt.name,
      clientId: String(params.client_id),
      memberId: session?.accountId,
      purpose: session?.accountId ? 'step-up' : 'sign-in',
      wantsFactor: asked !== undefined && asked.values.every((acr) => SECOND_FACTOR_ACRS.includes(acr)),
      missingScopes: missingOIDCScope ?? [],
      missingClaims: missingOIDCClaims ?? [],
      needsPasskey,
      invitation: session?.accountId || needsPasskey ? undefined : tokenOf(params.invitation),
      emailHint: hint.success ? hint.data : undefined,
    }
  } catch (error) {
    if (error instanceof errors.SessionNotFound) return undefined
    throw error
  }
}
