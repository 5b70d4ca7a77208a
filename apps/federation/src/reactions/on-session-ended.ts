import { defineEffectReaction } from '@rose-ash/kernel/reactions/define-effect-reaction'
import { sessionEnded } from '@rose-ash/shared/activities/catalogue/account'
import { APP_NAMES } from '@rose-ash/shared/config/app-name'
import type { AppContext } from '../context.ts'
import { sendLogout } from '../services/sign-out/send-logout.ts'

/**
 * Tells each application that took part in an ended session, each by a reaction of its own: an application that hangs delays no
 * other. A logout that cannot be delivered is tried again and finally parked, where the operator finds it.
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
