import { memberOf } from '@rose-ash/server/guards/member-of'
import { requireAct } from '@rose-ash/server/guards/require-act'
import { parse } from '@rose-ash/server/http/parse'
import { redirectTo } from '@rose-ash/server/http/redirect-to'
import type { Router } from 'express'
import { z } from 'zod'
import type { AppContext } from '../../../context.ts'
import { disconnectApplication } from '../../../services/members/disconnect-application.ts'
import { signMemberOut } from '../../../services/members/sign-member-out.ts'
import { NOTICES } from '../../../views/notice-words.ts'

const address = z.object({ id: z.uuid() })
const connectionAddress = address.extend({ clientId: z.string().max(100) })
const deviceAddress = address.extend({ deviceId: z.uuid() })

/** For administrators: signing a member out of one device, or of all, and disconnecting an application from them. */
export function memberSessionPages(router: Router, ctx: AppContext): void {
  router.post('/members/:id/sessions/:deviceId/revocation', requireAct('member.suspend'), async (req, res) => {
    const { id: memberId, deviceId } = parse(deviceAddress, req.params)
    const count = await signMemberOut(ctx, { memberId, deviceId, byId: memberOf(req).id })
    res.flash('yes', count > 0 ? NOTICES.deviceSignedOut : NOTICES.deviceWasSignedOut)
    redirectTo(res, `/members/${memberId}`)
  })

  router.post('/members/:id/sign-out', requireAct('member.suspend'), async (req, res) => {
    const memberId = parse(address, req.params).id
    await signMemberOut(ctx, { memberId, byId: memberOf(req).id })
    res.flash('yes', NOTICES.memberSignedOut)
    redirectTo(res, `/members/${memberId}`)
  })

  router.post('/members/:id/connections/:clientId/removal', requireAct('member.suspend'), async (req, res) => {
    const { id: memberId, clientId } = parse(connectionAddress, req.params)
    const isGone = await disconnectApplication(ctx, { memberId, clientId, byId: memberOf(req).id })
    res.flash('yes', isGone ? NOTICES.disconnectedFromMember : NOTICES.wasDisconnected)
    redirectTo(res, `/members/${memberId}`)
  })
}
