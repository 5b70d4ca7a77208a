import { publicUrl } from '@rose-ash/shared/config/base-config'
import type { Request, Response } from 'express'
import { isOfferDue, markOffered } from '../passkeys/offer-cookie.ts'
import type { LoginFlow } from './login-flows.ts'
import type { Sso } from './sso-context.ts'

interface SignedIn {
  readonly memberId: string
  readonly methods: readonly string[]
}

/** Seconds in which the other tabs of the same sign-in return. */
const ONCE_SECONDS = 60

/**
 * The address after signing in: `next`, or first the page that offers a passkey. It is offered once, in one tab, after a sign-in by
 * e-mail, on a device that can make a passkey, to a member without one; never after a silent sign-on, and never before a page that
 * requires a fresh sign-in.
 */
export async function addressAfterSignIn(
  { ctx, app }: Sso,
  req: Request,
  res: Response,
  { flow, signedIn: { memberId, methods } }: { readonly flow: LoginFlow; readonly signedIn: SignedIn },
): Promise<string> {
  const { next } = flow
  if (flow.isSilent || flow.maxAge !== undefined || !methods.includes('mail') || !isOfferDue(req)) return next
  markOffered(res, ctx.config)
  if ((await ctx.services.identity.listPasskeys(ctx.db, memberId)).length > 0) return next
  const isFirst = await ctx.redis.set(`rose:passkey-offered:${memberId}`, '1', 'EX', ONCE_SECONDS, 'NX')
  if (!isFirst) return next
  const onwards = publicUrl(ctx.config, app, next)
  return publicUrl(ctx.config, 'account', `/signing-in/offer?next=${encodeURIComponent(onwards)}`)
}
