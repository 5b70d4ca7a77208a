import { defineReaction } from '@rose-ash/kernel/reactions/define-reaction'
import { logoutOwed, sessionEnded } from '@rose-ash/shared/activities/catalogue/account'
import { APP_NAMES } from '@rose-ash/shared/config/app-name'
import { enqueueDeliveries } from '@rose-ash/shared/deliveries/enqueue-deliveries'
import { LOGOUT_DELIVERY } from '@rose-ash/shared/protocols/logout-delivery'
import type { AppContext } from '../../context.ts'

const OWN: readonly string[] = APP_NAMES
/** The reactions that told the applications themselves, one for each of our apps. */
const FORMER = [...OWN, 'others'].map((app) => `federation.send-logout-${app}`)

/** Owes a logout to each of our own apps that took part in an ended session, and to each application of others that wants one. */
export const oweLogouts = defineReaction({
  name: 'federation.owe-logouts',
  on: [sessionEnded, logoutOwed],
  replaces: FORMER,
  handle: async (tx, { id, object }, ctx: AppContext) => {
    const { memberId } = object
    const clients = 'clients' in object ? object.clients.filter(({ clientId }) => OWN.includes(clientId)) : [object]
    await enqueueDeliveries(
      ctx,
      tx,
      LOGOUT_DELIVERY,
      clients.map(({ clientId, sid }) => ({
        key: `${id} ${clientId}`,
        destination: clientId,
        payload: { clientId, memberId, sid },
      })),
    )
  },
})
