import { listWaitingDigests } from '@rose-ash/domains/blog/digests/waiting-digests'
import { memberOf } from '@rose-ash/server/guards/member-of'
import { requireAct } from '@rose-ash/server/guards/require-act'
import { parse } from '@rose-ash/server/http/parse'
import { redirectTo } from '@rose-ash/server/http/redirect-to'
import type { Router } from 'express'
import { z } from 'zod'
import type { AppContext } from '../../context.ts'
import { decideDigest } from '../../services/digests/decide-digest.ts'
import { digestsView } from '../../views/desk/digests.view.ts'
import { NOTICES } from '../../views/notice-words.ts'
import { TITLES } from '../../views/page-titles.ts'

const decision = z.object({ answer: z.enum(['approve', 'drop']) })

/** Digests that wait for an editor. */
export function digestPages(router: Router, ctx: AppContext): void {
  router.get('/desk/digests', requireAct('digest.decide'), async (_req, res) => {
    await res.page('desk/digests', digestsView(ctx.site, await listWaitingDigests(ctx.db)), {
      title: TITLES.digests,
      noindex: true,
    })
  })

  router.post('/desk/digests/:id/decision', requireAct('digest.decide'), async (req, res) => {
    const approved = parse(decision, req.body).answer === 'approve'
    await decideDigest(ctx, { digestId: String(req.params.id), approved, by: memberOf(req).id })
    res.flash('yes', approved ? NOTICES.digestApproved : NOTICES.digestDropped)
    redirectTo(res, '/desk/digests')
  })
}
