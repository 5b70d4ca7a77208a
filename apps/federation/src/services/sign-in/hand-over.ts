import type { Response } from 'express'
import type { InteractionResults } from 'oidc-provider'
import type { OpenInteraction } from './find-interaction.ts'

/** Tells the provider what came of its question, and sends the browser back to it. */
export async function handOver(res: Response, { details }: OpenInteraction, result: InteractionResults): Promise<void> {
  details.result = result
  await details.persist()
  res.setHeader('Cache-Control', 'no-store')
  res.status(303).location(details.returnTo).end()
}
