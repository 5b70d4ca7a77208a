import { z } from 'zod'

/** Telling an application of an ended session: its destination is the application, one of our own or a client of others. */
export const LOGOUT_DELIVERY = {
  name: 'federation.send-logout',
  payload: z.object({ clientId: z.string(), memberId: z.string(), sid: z.string() }),
} as const
