import { fileURLToPath } from 'node:url'
import { importGhost } from '@rose-ash/blog/services/imports/import-ghost'
import { createSharedContext } from '@rose-ash/domains/context/shared-context'
import { readConfig } from './config.ts'
import { createDemoClock } from './demo-clock.ts'
import { seedEvents } from './events.ts'
import { seedMarket } from './market.ts'
import { seedMembers } from './members.ts'
import { seedOrders } from './orders.ts'

const GHOST_EXPORT = fileURLToPath(new URL('./ghost/coop-export.json', import.meta.url))

/** Fills an empty database with the demo co-op, through the same domain services as everything else. Run again it adds what is missing. */
const clock = createDemoClock()
const ctx = createSharedContext('cli', readConfig(), { clock })
try {
  await clock.daysAgo(400, () => seedMembers(ctx))
  await importGhost(ctx, { file: GHOST_EXPORT })
  await clock.daysAgo(90, () => seedMarket(ctx))
  await clock.daysAgo(45, () => seedEvents(ctx))
  await seedOrders(ctx, clock)
  await ctx.services.federation.findActor(ctx.site.coop.handle)
} finally {
  await ctx.close()
}
