import { defineEffectReaction } from '@rose-ash/kernel/reactions/define-effect-reaction'
import { sessionEnded } from '@rose-ash/shared/activities/catalogue/account'
import { APP_NAMES } from '@rose-ash/shared/config/app-name'
import type { AppContext } from '../../context.ts'
import { sendLogout } from '../services/sign-out/send-logout.ts'

/**
 * Tells each application of an ended session, each by its own reaction, so that a slow application does not delay the others. A logout
 * that cannot be delivered is retried and finally parked for the operator.
 */
export const sendLogouts = APP_NAMES.map((app) =>
  defineEffectReaction({
    name: `federation.send-logout-${app}`,
    on: [sessionEnded],
    timeoutMs: 5_000,
    run: async ({ object }, ctx: AppContext, { signal }) => {
      for (const { clientId, sid } of object.clients) {
        if (clientId === app) await sendLogout(ctx, { app, sid, signal })
      }
    },
  }),
)
