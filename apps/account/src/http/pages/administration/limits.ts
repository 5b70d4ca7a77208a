import { noteLiftedLimit } from '@rose-ash/domains/account/limits/note-lifted-limit'
import { memberOf } from '@rose-ash/server/guards/member-of'
import { requireAct } from '@rose-ash/server/guards/require-act'
import { parse } from '@rose-ash/server/http/parse'
import { redirectTo } from '@rose-ash/server/http/redirect-to'
import { findLimitHit, forgetLimit, listLimitHits } from '@rose-ash/server/limits/limit-hits'
import type { Router } from 'express'
import { z } from 'zod'
import type { AppContext } from '../../../context.ts'
import { limitLines } from '../../../views/limits/limit-words.ts'
import { NOTICES } from '../../../views/notice-words.ts'
import { TITLES } from '../../../views/page-titles.ts'
import { accountTabs } from '../../account-tabs.ts'

const address = z.object({ id: z.uuid() })

/** For administrators: who was stopped by a limit of signing in today, and a button that lets them ask again. */
export function limitPages(router: Router, ctx: AppContext): void {
  router.get('/limits', requireAct('limit.lift'), async (req, res) => {
    const hits = limitLines(ctx.site, await listLimitHits(ctx.redis))
    await res.page(
      'limits/index',
      { hits, tabs: accountTabs(memberOf(req), '/members') },
      { title: TITLES.tooManyLetters, noindex: true, width: 'wide' },
    )
  })

  router.post('/limits/:id/removal', requireAct('limit.lift'), async (req, res) => {
    const hit = await findLimitHit(ctx.redis, parse(address, req.params).id)
    if (hit) {
      const { id: hitId, limit, network } = hit
      await ctx.transact((tx) => noteLiftedLimit(ctx, tx, { hitId, limit, network, byId: memberOf(req).id }))
      await forgetLimit(ctx.redis, hit)
    }
    res.flash('yes', hit ? NOTICES.limitLifted : NOTICES.limitOver)
    redirectTo(res, '/limits')
  })
}
