import { findActor } from '@rose-ash/domains/federation/actors/find-actor'
import { follow, unfollow } from '@rose-ash/domains/federation/follows/member-follows'
import { memberOf } from '@rose-ash/server/guards/member-of'
import { requireMember } from '@rose-ash/server/guards/require-member'
import { parse } from '@rose-ash/server/http/parse'
import { redirectTo } from '@rose-ash/server/http/redirect-to'
import { APP_NAMES } from '@rose-ash/shared/config/app-name'
import type { Router } from 'express'
import { z } from 'zod'
import type { AppContext } from '../../../../context.ts'
import { NOTICES } from '../../../views/notice-words.ts'

const params = z.object({ app: z.enum(APP_NAMES) })

/** Members follow the co-op, or one of its apps, and end follows. */
export function followPages(router: Router, ctx: AppContext): void {
  router.post('/follows/:app', requireMember, async (req, res) => {
    const { app } = parse(params, req.params)
    const { id: memberId } = memberOf(req)
    await findActor(ctx, { handle: ctx.site.coop.handle })
    await ctx.transact((tx) => follow(ctx, tx, { memberId, app }))
    res.flash('yes', NOTICES.followed)
    redirectTo(res, pageOf(app))
  })

  router.post('/follows/:app/removal', requireMember, async (req, res) => {
    const { app } = parse(params, req.params)
    const { id: memberId } = memberOf(req)
    await ctx.transact((tx) => unfollow(ctx, tx, { memberId, app }))
    res.flash('yes', NOTICES.unfollowed)
    redirectTo(res, pageOf(app))
  })
}

const pageOf = (app: string) => (app === 'federation' ? '/' : `/?from=${app}`)
