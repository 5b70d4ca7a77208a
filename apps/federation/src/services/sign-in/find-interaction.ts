import type { Request, Response } from 'express'
import type Provider from 'oidc-provider'
import { errors } from 'oidc-provider'
import type { AppContext } from '../../context.ts'

/** A sign-in that this browser has begun. */
export interface OpenInteraction {
  readonly uid: string
  /** `login`, or `consent` when the member is known and only their leave is missing. */
  readonly prompt: string
  readonly clientId: string
  /** Who is signed in here already: they are asked to prove it once more. */
  readonly memberId: string | undefined
  readonly grantId: string | undefined
  /** What a consent is asked for. */
  readonly missingScopes: readonly string[]
  /** As the provider keeps it. */
  readonly details: Awaited<ReturnType<Provider['interactionDetails']>>
}

/** The interaction of the address, if this browser is the one that began it: its signed cookie says so. */
export async function findInteraction(
  { provider }: Pick<AppContext, 'provider'>,
  req: Request,
  res: Response,
): Promise<OpenInteraction | undefined> {
  try {
    const details = await (await provider.get()).interactionDetails(req, res)
    const { uid, prompt, params, session, grantId } = details
    if (uid !== req.params.uid) return undefined
    const { missingOIDCScope } = prompt.details as { missingOIDCScope?: string[] }
    return {
      uid,
      details,
      grantId,
      prompt: prompt.name,
      clientId: String(params.client_id),
      memberId: session?.accountId,
      missingScopes: missingOIDCScope ?? [],
    }
  } catch (error) {
    if (error instanceof errors.SessionNotFound) return undefined
    throw error
  }
}
