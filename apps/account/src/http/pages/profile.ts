import { findMember } from '@rose-ash/domains/account/members/find-member'
import { typedText } from '@rose-ash/server/forms/typed-text'
import { memberOf } from '@rose-ash/server/guards/member-of'
import { requireMember } from '@rose-ash/server/guards/require-member'
import { readForm } from '@rose-ash/server/http/parse'
import { limitUse } from '@rose-ash/server/http/rate-limit'
import { redirectTo } from '@rose-ash/server/http/redirect-to'
import { fieldRefusalsOf } from '@rose-ash/server/http/refusal-of'
import { uploadForm } from '@rose-ash/server/http/upload-form'
import { refreshMemberSessions } from '@rose-ash/server/sign-on/session/member-sessions'
import { toSignedInMember } from '@rose-ash/server/sign-on/session/to-signed-in-member'
import { givenName } from '@rose-ash/shared/protocols/member'
import type { Router } from 'express'
import { z } from 'zod'
import type { AppContext } from '../../context.ts'
import { saveProfile } from '../../services/profile/save-profile.ts'
import { NOTICES } from '../../views/notice-words.ts'
import { TITLES } from '../../views/page-titles.ts'
import { profileView, withErrors } from '../../views/profile/edit.view.ts'
import { PROFILE_REFUSALS, PROFILE_WORDS } from '../../views/profile/profile-refusals.ts'
import { accountTabs } from '../account-tabs.ts'

const form = z.object({
  name: z.string().default(''),
  handle: z.string().default(''),
  bio: z.string().default(''),
  isFederated: z.string().optional(),
  withoutPicture: z.string().optional(),
})

/** Limits uploads of pictures, since decoding is expensive. */
const PICTURES = { name: 'profile-pictures', limit: 30, windowSeconds: 3600 }
const picture = uploadForm({ field: 'picture', maxBytes: 8 * 1024 * 1024 })

/** The member's profile. */
export function profilePages(router: Router, ctx: AppContext): void {
  const { config, db, redis } = ctx
  router.get('/profile', requireMember, async (req, res) => {
    const signedIn = memberOf(req)
    const member = await findMember(db, { id: signedIn.id })
    const model = {
      ...profileView(config, { ...signedIn, ...member, name: givenName(member ?? signedIn) }),
      tabs: accountTabs(signedIn, '/profile'),
    }
    await res.page('profile/edit', model, { title: TITLES.yourProfile, noindex: true })
  })

  router.post('/profile', requireMember, picture, async (req, res) => {
    const signedIn = memberOf(req)
    if (req.upload) await limitUse(ctx, PICTURES, signedIn.id)
    const read = readForm(form, req.body, PROFILE_WORDS)
    if (!read.ok) {
      const { name, handle, bio, isFederated } = read.values
      const typed = { name: typedText(name), handle: typedText(handle), bio: typedText(bio) }
      const view = profileView(config, { ...signedIn, ...typed, isFederated: isFederated === 'yes' })
      const model = {
        ...withErrors(view, read.errors, { lostPicture: req.upload !== undefined }),
        tabs: accountTabs(signedIn, '/profile'),
      }
      return res.page('profile/edit', model, { title: TITLES.yourProfile, noindex: true, status: 422 })
    }
    const { withoutPicture, ...typed } = read.input
    const wanted = { ...typed, handle: typed.handle || null, isFederated: typed.isFederated === 'yes' }
    try {
      const member = await saveProfile(ctx, {
        ...wanted,
        memberId: signedIn.id,
        picture: req.upload,
        withoutPicture: withoutPicture === 'yes',
      })
      // Do it now, not only by the reaction, so that the next page shows the new name.
      await refreshMemberSessions(redis, toSignedInMember(member))
      res.flash('yes', NOTICES.saved)
      redirectTo(res, '/profile')
    } catch (error) {
      const errors = fieldRefusalsOf(PROFILE_REFUSALS, error)
      const view = profileView(config, { ...signedIn, ...wanted })
      const model = {
        ...withErrors(view, errors, { lostPicture: req.upload !== undefined }),
        tabs: accountTabs(signedIn, '/profile'),
      }
      await res.page('profile/edit', model, { title: TITLES.yourProfile, noindex: true, status: 422 })
    }
  })
}
