import { type Express, Router } from 'express'
import type { ServerContext } from '../context/server-context.ts'
import type { ActivityPubContext } from './activitypub-context.ts'
import { actorRoutes } from './actor-routes.ts'
import { nodeInfoRoutes } from './nodeinfo-routes.ts'
import { objectRoutes } from './objects/object-routes.ts'
import { createObjectShelf } from './objects/object-shelf.ts'
import type { ObjectSource } from './objects/object-source.ts'
import { webFingerRoutes } from './webfinger-routes.ts'

/**
 * Adds the fediverse routes of this app's host: WebFinger, NodeInfo, actors with their collections and, in an app that publishes, its
 * objects. They use no session and no form.
 */
export function registerActivityPub(app: Express, ctx: ServerContext, source?: ObjectSource): void {
  const router = Router()
  const here = ctx as ActivityPubContext
  const isKept = ctx.config.NODE_ENV !== 'test'
  const shelf = source && createObjectShelf(source, isKept ? {} : { freshMs: 0 })
  webFingerRoutes(router, here)
  nodeInfoRoutes(router, here)
  actorRoutes(router, here, source && shelf && { source, shelf })
  if (shelf) objectRoutes(router, here, shelf)
  const { doorbell, log } = ctx
  if (shelf && isKept)
    doorbell.onTouch(shelf.touch).catch((error) => log.warn({ err: error }, 'objects do not hear the doorbell'))
  app.use(router)
}
