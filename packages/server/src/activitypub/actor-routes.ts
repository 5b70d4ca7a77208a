import { type ActorAddresses, actorAddresses } from '@rose-ash/shared/addresses/actor-addresses'
import { AppError } from '@rose-ash/shared/errors/app-error'
import { GoneError, NotFoundError } from '@rose-ash/shared/errors/http-errors'
import type { ActivityPage, PublicActor } from '@rose-ash/shared/protocols/federation'
import { isUuid } from '@rose-ash/shared/words/is-uuid'
import type { Request, Router } from 'express'
import { wantedForm } from '../http/wanted-form.ts'
import { sendActivity } from './activity-json.ts'
import type { ActivityPubContext } from './activitypub-context.ts'

const PAGE = 20

/** The vocabulary is large and documents are rarely requested, so it is loaded with the first document. */
const documents = () => import('./documents.ts')

/** Actors on this host: document, paged outbox, followers, following and single activities; inboxes refuse deliveries. */
export function actorRoutes(router: Router, ctx: ActivityPubContext): void {
  const { federation } = ctx.services

  router.get('/actors/:handle', async (req, res) => {
    const { actor, at } = await find(req)
    res.vary('Accept')
    if (wantedForm(req) === 'page') return res.redirect(303, at.profile)
    const { actorDocument } = await documents()
    sendActivity(res, await actorDocument(ctx, ctx.app, actor))
  })

  router.get('/actors/:handle/outbox', async (req, res) => {
    const { actor, at } = await find(req)
    const { collection, collectionPage, createDocument } = await documents()
    const before =
      req.query.before === undefined ? undefined : BigInt(/^\d{1,19}$/.exec(String(req.query.before))?.[0] ?? 0)
    const { total, activities } = await saidBy(actor, before)
    if (req.query.page === undefined)
      return sendActivity(res, await collection(at.outbox, total, `${at.outbox}?page=true`))
    const items = await Promise.all(
      activities.map((activity) =>
        createDocument({ config: ctx.config, app: ctx.app, handle: actor.handle, activity, thing: activity.thing }),
      ),
    )
    const last = activities.at(-1)
    const next = activities.length === PAGE && last ? `${at.outbox}?page=true&before=${last.seq}` : undefined
    sendActivity(
      res,
      await collectionPage({ id: new URL(req.originalUrl, at.outbox), of: at.outbox, total, items, next }),
    )
  })

  router.get('/actors/:handle/activities/:id', async (req, res) => {
    const { actor } = await find(req)
    const isKnown = actor.kind === 'coop' && isUuid(req.params.id)
    const activity = isKnown ? await federation.publicActivity(req.params.id) : null
    if (!activity || (ctx.app !== 'federation' && activity.originApp !== ctx.app && activity.thing.app !== ctx.app))
      throw new NotFoundError('no such activity here')
    const { createDocument } = await documents()
    const { thing } = activity
    sendActivity(res, await createDocument({ config: ctx.config, app: ctx.app, handle: actor.handle, activity, thing }))
  })

  router.get('/actors/:handle/followers', async (req, res) => {
    const { actor, at } = await find(req)
    const { collection } = await documents()
    sendActivity(res, await collection(at.followers, await federation.countFollowers(actor.id, ctx.app)))
  })

  router.get('/actors/:handle/following', async (req, res) => {
    const { at } = await find(req)
    const { collection } = await documents()
    sendActivity(res, await collection(at.following, 0))
  })

  router.all(['/inbox', '/actors/:handle/inbox'], (_req, res) => {
    res.set('Allow', '')
    throw new AppError('inbox_closed', 405, 'this server does not take deliveries yet')
  })

  async function find(req: Request<{ handle: string }>) {
    const actor = await federation.findActor(req.params.handle)
    if (actor) return { actor, at: actorAddresses(ctx.config, ctx.app, actor.handle, actor.kind) as ActorAddresses }
    if (await federation.isGone(req.params.handle))
      throw new GoneError(`${req.params.handle} is no longer an actor here`)
    throw new NotFoundError(`no actor ${req.params.handle}`)
  }

  /** Activities in the outbox: the co-op's actor publishes everything; members' actors publish nothing yet. */
  async function saidBy({ kind }: PublicActor, before: bigint | undefined): Promise<ActivityPage> {
    if (kind === 'member') return { total: 0, activities: [] }
    return federation.publicActivities({ app: ctx.app, before, limit: PAGE })
  }
}
