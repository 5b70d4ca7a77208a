import type { Response } from 'express'
import type { InteractionResults } from 'oidc-provider'
import type { AppContext } from '../../context.ts'
import { answerHere } from '../oidc/answer-here.ts'
import type { OpenInteraction } from '../services/sign-in/open-interaction.ts'

/** Gives the provider the result of an interaction; the provider then redirects to the application or to the next interaction. */
export async function handOver(
  { provider }: Pick<AppContext, 'provider'>,
  res: Response,
  { details }: OpenInteraction,
  result: InteractionResults,
): Promise<void> {
  details.result = result
  await answerHere(provider.serve, [res.req, res], details)
}
