import { AppError } from '@rose-ash/shared/errors/app-error'
import { memberOf, requireMember } from '@rose-ash/shared/http/guards'
import { parse } from '@rose-ash/shared/http/parse'
import { redirectTo } from '@rose-ash/shared/http/redirect-to'
import { refreshMemberSessions } from '@rose-ash/shared/oidc/member-sessions'
import { toSignedInMember } from '@rose-ash/shared/oidc/to-signed-in-member'
import { Router } from 'express'
import { z } from 'zod'
import type { AppContext } from '../../context.ts'
import { deskTabs } from '../desk-tabs.ts'

const form = z.object({
  name: z.string().default(''),
  handle: z.string().default(''),
  bio: z.string().default(''),
  isFederated: z.string().optional(),
})

/** What the member says about themselves. */
export function profilePages(ctx: AppContext): Router {
  const { db, redis, services, transact } = ctx
  const router = Router()

  router.get('/profile', requireMember, async (req, res) => {
    const member = memberOf(req)
    const profile = await services.account.getMember(db, member.id)
    await res.page(
      'profile/edit',
      { profile, tabs: deskTabs(member, '/profile') },
      { title: 'Your profile', noindex: true },
    )
  })

  router.post('/profile', requireMember, async (req, res) => {
    const signedIn = memberOf(req)
    const typed = parse(form, req.body)
    const wanted = {
      ...typed,
      memberId: signedIn.id,
      handle: typed.handle || null,
      isFederated: typed.isFederated === 'yes',
    }
    try {
      const member = await transact((tx) => services.account.updateProfile(tx, wanted))
      // At once, not only by way of the log: the next page shall already call them by their new name.
      await refreshMemberSessions(redis, toSignedInMember(member))
      res.flash('yes', 'Saved.')
      redirectTo(res, '/profile')
    } catch (error) {
      if (!(error instanceof AppError) || error.status >= 500 || !error.details) throw error
      const model = {
        profile: { ...wanted, email: signedIn.email },
        errors: error.details,
        tabs: deskTabs(signedIn, '/profile'),
      }
      await res.page('profile/edit', model, { title: 'Your profile', noindex: true, status: 422 })
    }
  })

  return router
}
