import { logoutAddressOf } from '@rose-ash/domains/identity/clients/logout-address'
import { defineEffectReaction } from '@rose-ash/kernel/reactions/define-effect-reaction'
import { logoutOwed, sessionEnded } from '@rose-ash/shared/activities/catalogue/account'
import { clientAddresses } from '@rose-ash/shared/addresses/issuer'
import { APP_NAMES } from '@rose-ash/shared/config/app-name'
import { ownOrigin } from '@rose-ash/shared/outgoing/own-origin'
import type { AppContext } from '../../context.ts'
import { sendLogout } from '../services/sign-out/send-logout.ts'

/** Each of our own apps by its own reaction, so that a slow one does not delay the others. */
const toOwnApps = APP_NAMES.map((app) =>
  defineEffectReaction({
    name: `federation.send-logout-${app}`,
    on: [sessionEnded],
    timeoutMs: 5_000,
    run: async ({ object: { memberId, clients } }, ctx: AppContext, { signal }) => {
      const to = clientAddresses(ctx.config, app).backchannelLogout
      const trusted = [ownOrigin(ctx.config, app)]
      for (const { clientId, sid } of clients) {
        if (clientId === app) await sendLogout(ctx, { clientId, memberId, sid, to, trusted, signal })
      }
    },
  }),
)

/** Applications of other organisations: in order for each of them, side by side for several. */
const toOthers = defineEffectReaction({
  name: 'federation.send-logout-others',
  on: [logoutOwed],
  order: 'object',
  timeoutMs: 5_000,
  run: async ({ object }, ctx: AppContext, { signal }) => {
    const to = await logoutAddressOf(ctx.db, object.clientId)
    if (to) await sendLogout(ctx, { ...object, to, signal })
  },
})

/**
 * Tells each application of an ended session. A logout that cannot be delivered is retried and finally parked for the operator
 * (`rose logouts undelivered`).
 */
export const sendLogouts = [...toOwnApps, toOthers]
