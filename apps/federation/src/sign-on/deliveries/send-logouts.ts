import { logoutAddressOf } from '@rose-ash/domains/identity/clients/logout-address'
import { clientAddresses } from '@rose-ash/shared/addresses/issuer'
import { APP_NAMES } from '@rose-ash/shared/config/app-name'
import { defineDelivery } from '@rose-ash/shared/deliveries/delivery-kind'
import { ownOrigin } from '@rose-ash/shared/outgoing/own-origin'
import { LOGOUT_DELIVERY } from '@rose-ash/shared/protocols/logout-delivery'
import type { AppContext } from '../../context.ts'
import { sendLogout } from '../services/sign-out/send-logout.ts'

/**
 * Tells an application of an ended session. What cannot be delivered is tried again for three days and then parked for the operator
 * (`rose logouts undelivered`).
 */
export const sendLogouts = defineDelivery({
  ...LOGOUT_DELIVERY,
  timeoutMs: 5_000,
  longestRestMs: 5 * 60_000,
  async deliver(logout, ctx: AppContext, { signal }) {
    const own = APP_NAMES.find((app) => app === logout.clientId)
    const to = own ? clientAddresses(ctx.config, own).backchannelLogout : await logoutAddressOf(ctx.db, logout.clientId)
    const trusted = own ? [ownOrigin(ctx.config, own)] : []
    if (to) await sendLogout(ctx, { ...logout, to, trusted, signal })
  },
})
