import { type ActorAddresses, actorAddresses } from '@rose-ash/shared/addresses/actor-addresses'
import { objectAddresses } from '@rose-ash/shared/addresses/object-addresses'
import { AppError } from '@rose-ash/shared/errors/app-error'
import { GoneError, NotFoundError } from '@rose-ash/shared/errors/http-errors'
import type { PublicActor } from '@rose-ash/shared/protocols/federation'
import type { Request, Router } from 'express'
import { wantedForm } from '../http/wanted-form.ts'
import { sendActivity } from './activity-json.ts'
import type { ActivityPubContext, FoundActor, Objects } from './activitypub-context.ts'
import { actorDocument } from './actor-document.ts'
import { collection, collectionOf } from './collection-document.ts'
import { outboxRoutes } from './outbox-routes.ts'

/** Actors on this host: document, outbox, followers, following and featured; inboxes refuse deliveries. Members' are on federation only. */
export function actorRoutes(router: Router, ctx: ActivityPubContext, objects: Objects | undefined): void {
  const { app, config, services } = ctx
  const { federation } = services

  router.get('/actors/:handle', async (req, res) => {
    const { actor, at } = await find(req)
    res.vary('Accept')
    if (wantedForm(req) === 'page') return res.redirect(303, at.profile)
    if (isElsewhere(actor)) return res.redirect(301, addressesOf(actor).id)
    sendActivity(res, actorDocument(ctx, app, actor))
  })

  outboxRoutes(router, ctx, { find: findHere, objects })

  router.get('/actors/:handle/followers', async (req, res) => {
    const { actor, at } = await findHere(req)
    sendActivity(res, collection(at.followers, await federation.countFollowers(actor.id, app)))
  })

  router.get('/actors/:handle/following', async (req, res) => {
    const { actor, at } = await findHere(req)
    sendActivity(res, collection(at.following, await federation.countFollowing(actor.id)))
  })

  router.get('/actors/:handle/featured', async (req, res) => {
    const { actor, at } = await findHere(req)
    const thingIds = actor.kind === 'coop' ? await objects?.source.featured?.() : undefined
    const found = thingIds?.length ? await federation.publicationsOf({ app, thingIds }) : []
    sendActivity(
      res,
      collectionOf(
        at.featured,
        found.map(({ id }) => objectAddresses(config, app, id).id),
      ),
    )
  })

  // On federation this is the page of a member; the co-op's is its front page.
  router.get('/@:handle', async (req, res, next) => {
    const actor = await federation.findActor(req.params.handle)
    if (!actor || (app === 'federation' && actor.kind === 'member' && wantedForm(req) !== 'data')) return next()
    const at = addressesOf(actor)
    res.vary('Accept').redirect(302, wantedForm(req) === 'data' ? at.id : at.profile)
  })

  router.all(['/inbox', '/actors/:handle/inbox'], (_req, res) => {
    res.set('Allow', '')
    throw new AppError('inbox_closed', 405, 'this server does not take deliveries yet')
  })

  const isElsewhere = ({ kind }: PublicActor) => kind === 'member' && app !== 'federation'

  function addressesOf({ handle, kind }: PublicActor): ActorAddresses {
    return actorAddresses(config, kind === 'member' ? 'federation' : app, handle, kind)
  }

  /** The actor of a path that exists on this host. */
  async function findHere(req: Request<{ handle: string }>): Promise<FoundActor> {
    const found = await find(req)
    if (isElsewhere(found.actor)) throw new NotFoundError('this actor is on another host')
    return found
  }

  async function find(req: Request<{ handle: string }>): Promise<FoundActor> {
    const { handle } = req.params
    const actor = await federation.findActor(handle)
    if (actor) return { actor, at: addressesOf(actor) }
    if (await federation.isGone(handle)) throw new GoneError(`${handle} is no longer an actor here`)
    throw new NotFoundError(`no actor ${handle}`)
  }
}
