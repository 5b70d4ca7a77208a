import { memberOf } from '@rose-ash/server/guards/member-of'
import { requireMember } from '@rose-ash/server/guards/require-member'
import { parse } from '@rose-ash/server/http/parse'
import { redirectTo } from '@rose-ash/server/http/redirect-to'
import type { Router } from 'express'
import { z } from 'zod'
import type { AppContext } from '../../../context.ts'
import { revokeDevice } from '../../../services/devices/revoke-device.ts'
import { deviceLines } from '../../../views/devices/index.view.ts'
import { NOTICES } from '../../../views/notice-words.ts'
import { TITLES } from '../../../views/page-titles.ts'
import { accountTabs } from '../../account-tabs.ts'

const address = z.object({ id: z.uuid() })

/** The member's devices, each with a button that signs it out. */
export function devicePages(router: Router, ctx: AppContext): void {
  router.get('/devices', requireMember, async (req, res) => {
    const member = memberOf(req)
    const devices = await ctx.services.identity.listDevices(ctx.db, member.id)
    const current = await ctx.services.identity.sessionOfSid(ctx.db, req.user?.sid ?? '')
    const model = {
      devices: deviceLines(devices, { site: ctx.site, current, now: ctx.clock.now() }),
      tabs: accountTabs(member, '/devices'),
    }
    await res.page(
      'devices/index',
      { ...model, hasOthers: devices.length > 1 },
      { title: TITLES.devices, noindex: true },
    )
  })

  router.post('/devices/others/revocation', requireMember, async (req, res) => {
    const memberId = memberOf(req).id
    const exceptUid = await ctx.services.identity.sessionOfSid(ctx.db, req.user?.sid ?? '')
    const count = await ctx.transact((tx) =>
      ctx.services.identity.endSessions(tx, { memberId, reason: 'revoked', ...(exceptUid && { exceptUid }) }),
    )
    res.flash('yes', count === 0 ? NOTICES.noOtherDevice : NOTICES.othersSignedOut)
    redirectTo(res, '/devices')
  })

  router.post('/devices/:id/revocation', requireMember, async (req, res) => {
    await revokeDevice(ctx, { memberId: memberOf(req).id, deviceId: parse(address, req.params).id })
    res.flash('yes', NOTICES.deviceSignedOut)
    redirectTo(res, '/devices')
  })
}
