import { startDeliveries as start } from '@rose-ash/kernel/process/start-deliveries'
import type { AppContext } from './context.ts'

/** Sends this app's letters. */
export const startDeliveries = (ctx: AppContext) => start(ctx, [ctx.mail.letters])
