import { actorAddresses } from '@rose-ash/shared/addresses/actor-addresses'
import { objectAddresses } from '@rose-ash/shared/addresses/object-addresses'
import { GoneError, NotFoundError } from '@rose-ash/shared/errors/http-errors'
import type { Publication } from '@rose-ash/shared/protocols/federation'
import { isUuid } from '@rose-ash/shared/words/is-uuid'
import type { Request, Response, Router } from 'express'
import { wantedForm } from '../../http/wanted-form.ts'
import { sendActivity } from '../activity-json.ts'
import type { ActivityPubContext } from '../activitypub-context.ts'
import { collection, collectionOf } from '../collection-document.ts'
import { tombstoneDocument } from './activity-documents.ts'
import type { ObjectShelf } from './object-shelf.ts'

/** The objects of an app: at their ids, and for other servers at the addresses of their pages; the collections that each names. */
export function objectRoutes(router: Router, ctx: ActivityPubContext, shelf: ObjectShelf): void {
  const { app, config, services, site } = ctx

  router.get('/objects/:id', async (req, res) => {
    const publication = await find(req.params.id)
    if (wantedForm(req) === 'page' && !publication.withdrawnAt) return res.redirect(302, publication.path)
    if (wantedForm(req) === 'page') throw new GoneError('it was withdrawn')
    await send(res, publication)
  })

  router.get('/objects/:id/:part', async (req, res) => {
    const publication = await find(req.params.id)
    if (publication.withdrawnAt) return sendGone(res, publication)
    const at = objectAddresses(config, app, publication.id)
    const { part } = req.params
    if (part === 'replies' || part === 'likes' || part === 'shares') return sendActivity(res, collection(at[part], 0))
    if (part === 'context') {
      const actor = actorAddresses(config, app, site.coop.handle)
      return sendActivity(res, { ...collectionOf(at.context, [at.id]), attributedTo: actor.id })
    }
    const proposal = part === 'proposal' ? (await shelf.find(publication))?.proposal : undefined
    if (!proposal) throw new NotFoundError(`no ${part} of an object`)
    sendActivity(res, proposal)
  })

  // Every other address: the page of a thing, when it has an object.
  router.use(async (req, res, next) => {
    if (!asksForActivity(req)) return next()
    const publication = await services.federation.publicationAt({ app, path: req.path })
    if (!publication) return next()
    await send(res, publication)
  })

  async function find(id: string): Promise<Publication> {
    const publication = isUuid(id) ? await services.federation.findPublication({ app, id }) : null
    if (!publication) throw new NotFoundError('no such object here')
    return publication
  }

  async function send(res: Response, publication: Publication): Promise<void> {
    const stored = publication.withdrawnAt ? null : await shelf.find(publication)
    if (!stored) return sendGone(res, publication)
    sendActivity(res, stored.body)
  }

  function sendGone(res: Response, publication: Publication): void {
    res.status(410)
    sendActivity(res, tombstoneDocument(config, app, publication))
  }
}

/** Whether a request prefers JSON to the page. Browsers, which name no JSON, cost nothing. */
function asksForActivity(req: Request): boolean {
  if (req.method !== 'GET' && req.method !== 'HEAD') return false
  return /json/i.test(req.headers.accept ?? '') && wantedForm(req) === 'data'
}
