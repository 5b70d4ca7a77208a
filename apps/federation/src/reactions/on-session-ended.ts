import { defineEffectReaction } from '@rose-ash/kernel/reactions/define-effect-reaction'
import { APP_NAMES } from '@rose-ash/shared/config/app-name'
import type { AppContext } from '../context.ts'
import { sendLogout } from '../services/sign-out/send-logout.ts'

interface SessionEnded {
  readonly sessionUid: string
  readonly clients: readonly { readonly clientId: string; readonly sid: string }[]
}

/**
 * A session has ended: each application is told by a reaction of its own, so that one that hangs delays nobody else. What cannot
 * be delivered is tried again and finally parked, where the operator finds it.
 */
export const sendLogouts = APP_NAMES.map((app) =>
  defineEffectReaction<AppContext>({
    name: `federation.send-logout-${app}`,
    on: ['account.session.ended'],
    timeoutMs: 5_000,
    run: async (activity, ctx, { signal }) => {
      const { clients } = activity.object as SessionEnded
      for (const { clientId, sid } of clients) {
        if (clientId === app) await sendLogout(ctx, { app, sid, signal })
      }
    },
  }),
)
