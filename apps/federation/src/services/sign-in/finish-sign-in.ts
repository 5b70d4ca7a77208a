import type { ProvenMember } from '@rose-ash/shared/protocols/account'
import type { Response } from 'express'
import type { AppContext } from '../../context.ts'
import type { OpenInteraction } from './find-interaction.ts'
import { awaitSecondFactor } from './second-factor.ts'
import { signInAs } from './sign-in-as.ts'

type Deps = Pick<AppContext, 'db' | 'provider' | 'redis' | 'services' | 'transact'>

/**
 * Takes a proven letter up: sends the browser on to where it was going, signed in, or to the page that asks for a code when the
 * member has an app for codes. `false` when there is none to take, or another tab took it.
 */
export async function finishSignIn(ctx: Deps, res: Response, interaction: OpenInteraction): Promise<boolean> {
  const member = await ctx.transact((tx) => ctx.services.account.resumeProof(tx, interaction.uid))
  if (!member) return false
  const hasTotp = await ctx.services.account.hasTotp(ctx.db, member.id)
  await goOn(ctx, res, interaction, { memberId: member.id, hasTotp })
  return true
}

/** Goes on with somebody whose letter has been taken up. */
export async function goOn(
  ctx: Pick<Deps, 'provider' | 'redis'>,
  res: Response,
  interaction: OpenInteraction,
  { memberId, hasTotp }: ProvenMember,
): Promise<void> {
  if (hasTotp) {
    await awaitSecondFactor(ctx, interaction.uid, memberId)
    return res.redirect(303, `/sign-in/${interaction.uid}/second`)
  }
  if (!(await signInAs(ctx, res, interaction, { memberId, methods: ['mail'] }))) await sendOtherMember(res)
}

/** Somebody else is signed in in this browser. */
export function sendOtherMember(res: Response): Promise<void> {
  return res.page(
    'sign-in/other-member',
    {},
    { title: 'Somebody else is signed in here', status: 409, noindex: true, width: 'read', cache: false },
  )
}
