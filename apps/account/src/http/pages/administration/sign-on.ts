import { appendAudit } from '@rose-ash/domains/account/audit/append-audit'
import { listUndelivered, replayDeliveries } from '@rose-ash/kernel/deliveries/control-deliveries'
import { ring } from '@rose-ash/kernel/waking/bells'
import { memberOf } from '@rose-ash/server/guards/member-of'
import { requireAct } from '@rose-ash/server/guards/require-act'
import { parse } from '@rose-ash/server/http/parse'
import { redirectTo } from '@rose-ash/server/http/redirect-to'
import { listLimitHits } from '@rose-ash/server/limits/limit-hits'
import { listRefusedPasskeys } from '@rose-ash/server/limits/refused-passkeys'
import { LOGOUT_DELIVERY } from '@rose-ash/shared/protocols/logout-delivery'
import type { Router } from 'express'
import { z } from 'zod'
import type { AppContext } from '../../../context.ts'
import { NOTICES } from '../../../views/notice-words.ts'
import { TITLES } from '../../../views/page-titles.ts'
import { signOnView } from '../../../views/sign-on/index.view.ts'
import { accountTabs } from '../../account-tabs.ts'

const form = z.object({ application: z.string().min(1).max(200) })
const LOGOUTS = { kind: LOGOUT_DELIVERY.name }
/** A key is published for a moment before it signs: who presses twice would make two. */
const KEY_REST_MS = 10 * 60_000

/** For administrators: failed sign-ins, who was stopped, sign-outs that did not arrive, and the keys that sign. */
export function signOnPages(router: Router, ctx: AppContext): void {
  const { clock, db, redis, services, site, transact } = ctx
  router.get('/sign-on', requireAct('sign-on.manage'), async (req, res) => {
    const [failed, refused, hits, logouts, keys] = await Promise.all([
      services.identity.listFailedSignIns(db),
      listRefusedPasskeys(redis),
      listLimitHits(redis),
      listUndelivered(ctx, LOGOUTS),
      services.identity.listSigningKeys(db),
    ])
    const view = signOnView(site, { failed, refused, hits, logouts, keys, now: clock.now() })
    const model = { ...view, tabs: accountTabs(memberOf(req), '/members') }
    await res.page('sign-on/index', model, { title: TITLES.signOn, noindex: true, width: 'wide' })
  })

  router.post('/sign-on/keys', requireAct('sign-on.manage'), async (req, res) => {
    const [newest] = await services.identity.listSigningKeys(db)
    if (newest && newest.createdAt.getTime() > clock.now().getTime() - KEY_REST_MS) {
      res.flash('no', NOTICES.keysTooYoung)
    } else {
      const { signsFrom } = await transact((tx) => services.identity.rotateKeys(tx, { byId: memberOf(req).id }))
      res.flash('yes', NOTICES.keysRotated(site.when(signsFrom)))
    }
    redirectTo(res, '/sign-on')
  })

  router.post('/sign-on/logouts', requireAct('sign-on.manage'), async (req, res) => {
    const { application } = parse(form, req.body)
    const count = await transact(async (tx) => {
      const retried = await replayDeliveries({ db: tx }, { ...LOGOUTS, destination: application })
      if (retried > 0)
        await appendAudit(ctx, tx, {
          actorId: memberOf(req).id,
          action: 'logouts.retried',
          subjectType: 'client',
          subjectId: application,
          details: { count: retried },
        })
      return retried
    })
    ring(ctx, 'deliveries', LOGOUT_DELIVERY.name)
    res.flash('yes', count > 0 ? NOTICES.signOutsRetried : NOTICES.noSignOutWaits)
    redirectTo(res, '/sign-on')
  })
}
