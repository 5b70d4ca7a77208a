import { parse } from '@rose-ash/server/http/parse'
import { redirectTo } from '@rose-ash/server/http/redirect-to'
import { memberOf, requireMember } from '@rose-ash/server/visitor/guards'
import { APP_NAMES } from '@rose-ash/shared/config/app-name'
import { Router } from 'express'
import { z } from 'zod'
import type { AppContext } from '../../../context.ts'

const room = z.object({ app: z.enum(APP_NAMES) })

/** A member follows the co-op, or one of its rooms, from here. */
export function followPages({ services, site, transact }: AppContext): Router {
  const router = Router()

  router.post('/follows/:app', requireMember, async (req, res) => {
    const { app } = parse(room, req.params)
    const { id: memberId } = memberOf(req)
    await services.federation.findActor(site.coop.handle)
    await transact((tx) => services.federation.follow(tx, { memberId, app }))
    res.flash('yes', 'You follow it. What it says is under “What you follow”.')
    redirectTo(res, pageOf(app))
  })

  router.post('/follows/:app/removal', requireMember, async (req, res) => {
    const { app } = parse(room, req.params)
    const { id: memberId } = memberOf(req)
    await transact((tx) => services.federation.unfollow(tx, { memberId, app }))
    res.flash('yes', 'You do not follow it any more.')
    redirectTo(res, pageOf(app))
  })

  return router
}

const pageOf = (app: string) => (app === 'federation' ? '/' : `/?from=${app}`)
