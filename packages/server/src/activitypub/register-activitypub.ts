import { type Express, Router } from 'express'
import type { ServerContext } from '../context/server-context.ts'
import type { ActivityPubContext } from './activitypub-context.ts'
import { actorRoutes } from './actor-routes.ts'
import { nodeInfoRoutes } from './nodeinfo-routes.ts'
import { webFingerRoutes } from './webfinger-routes.ts'

/** Adds the fediverse routes of this app's host: WebFinger, NodeInfo, actors and their collections. They use no session and no form. */
export function registerActivityPub(app: Express, ctx: ServerContext): void {
  const router = Router()
  const here = ctx as ActivityPubContext
  for (const routes of [webFingerRoutes, nodeInfoRoutes, actorRoutes]) routes(router, here)
  app.use(router)
}
