import type { Response } from 'express'
import type { AppContext } from '../../context.ts'
import type { OpenInteraction } from '../services/sign-in/open-interaction.ts'
import type { SignInStep } from '../services/sign-in/sign-in-step.ts'
import { TITLES } from '../views/page-titles.ts'
import { handOver } from './hand-over.ts'
import { rememberBrowser } from './known-browser.ts'

/** Redirects the browser to the next step of its sign-in. */
export function sendStep(
  ctx: Pick<AppContext, 'config' | 'provider'>,
  res: Response,
  interaction: OpenInteraction,
  step: SignInStep,
): Promise<void> | void {
  if (step.to === 'provider') {
    if (step.result.login) rememberBrowser(ctx, res, step.result.login.accountId)
    return handOver(ctx, res, interaction, step.result)
  }
  if (step.to === 'second-factor') return res.redirect(303, `/sign-in/${interaction.uid}/second`)
  return res.page(
    'sign-in/other-member',
    {},
    { title: TITLES.somebodyElse, status: 409, place: 'account', noindex: true, width: 'read' },
  )
}
