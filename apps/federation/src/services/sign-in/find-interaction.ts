import type { Request, Response } from 'express'
import { errors } from 'oidc-provider'
import type { AppContext } from '../../context.ts'

/** A sign-in that this browser has begun. */
export interface OpenInteraction {
  readonly uid: string
  readonly prompt: string
  readonly clientId: string
}

/** The interaction of the address, if this browser is the one that began it: its signed cookie says so. */
export async function findInteraction(
  { provider }: Pick<AppContext, 'provider'>,
  req: Request,
  res: Response,
): Promise<OpenInteraction | undefined> {
  try {
    const { uid, prompt, params } = await (await provider.get()).interactionDetails(req, res)
    return uid === req.params.uid ? { uid, prompt: prompt.name, clientId: String(params.client_id) } : undefined
  } catch (error) {
    if (error instanceof errors.SessionNotFound) return undefined
    throw error
  }
}
