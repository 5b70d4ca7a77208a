import { startDeliveries as start } from '@rose-ash/kernel/process/start-deliveries'
import type { AppContext } from './context.ts'
import { sendLogouts } from './sign-on/deliveries/send-logouts.ts'

/** Sends this app's letters, and tells applications of sign-outs. */
export const startDeliveries = (ctx: AppContext) => start(ctx, [ctx.mail.letters, sendLogouts])
