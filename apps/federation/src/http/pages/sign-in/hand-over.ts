import type { Response } from 'express'
import type { InteractionResults } from 'oidc-provider'
import type { AppContext } from '../../../context.ts'
import { answerHere } from '../../../oidc/answer-here.ts'
import type { OpenInteraction } from '../../../services/sign-in/open-interaction.ts'

/** Answers the provider's question; the provider then sends the browser on, to the application or to its next question. */
export async function handOver(
  { provider }: Pick<AppContext, 'provider'>,
  res: Response,
  { details }: OpenInteraction,
  result: InteractionResults,
): Promise<void> {
  details.result = result
  await answerHere(provider.serve, [res.req, res], details)
}
