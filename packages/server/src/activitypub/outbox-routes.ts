import type { ActorAddresses } from '@rose-ash/shared/addresses/actor-addresses'
import { NotFoundError } from '@rose-ash/shared/errors/http-errors'
import type { OutboxItem, OutboxPage } from '@rose-ash/shared/protocols/federation'
import { isUuid } from '@rose-ash/shared/words/is-uuid'
import type { Request, Router } from 'express'
import { sendActivity } from './activity-json.ts'
import type { ActivityPubContext, FoundActor, Objects } from './activitypub-context.ts'
import { collection, collectionPage } from './collection-document.ts'
import { announceDocument, changeDocument } from './objects/activity-documents.ts'
import type { JsonLd } from './objects/json-ld.ts'

const PAGE = 20
const LAST_SEQ = 2n ** 63n - 1n
const NOTHING: OutboxPage = { items: [], hasNewer: false, hasOlder: false }

interface Here {
  find(req: Request<{ handle: string }>): Promise<FoundActor>
  readonly objects: Objects | undefined
}

/** Outboxes, by pages, and the single activities in them. Members' actors say nothing yet. */
export function outboxRoutes(router: Router, ctx: ActivityPubContext, { find, objects }: Here): void {
  const { app, config, services, site } = ctx
  const { federation } = services

  router.get('/actors/:handle/outbox', async (req, res) => {
    const { actor, at } = await find(req)
    const isCoop = actor.kind === 'coop'
    const totalItems = isCoop ? await federation.countOutbox(app) : 0
    if (req.query.page === undefined)
      return sendActivity(res, collection(at.outbox, totalItems, `${at.outbox}?page=true`))
    const [before, after] = [seqOf(req.query.before), seqOf(req.query.after)]
    const page = isCoop ? await federation.outboxPage({ app, before, after, limit: PAGE }) : NOTHING
    const items = await Promise.all(page.items.map(documentOf))
    const orderedItems = items.filter((item) => item !== null)
    sendActivity(
      res,
      collectionPage({
        id: pageId(at, before, after),
        partOf: at.outbox,
        totalItems,
        orderedItems,
        ...links(at, page),
      }),
    )
  })

  router.get('/actors/:handle/activities/:id', async (req, res) => {
    const { actor } = await find(req)
    const { id } = req.params
    const item = actor.kind === 'coop' && isUuid(id) ? await federation.outboxItem({ app, id }) : null
    const document = item && (await documentOf(item))
    if (!document) throw new NotFoundError('no such activity here')
    sendActivity(res, document)
  })

  /** null for a thing that is not public any more. */
  async function documentOf(item: OutboxItem): Promise<JsonLd | null> {
    const { handle } = site.coop
    if (item.type === 'Announce') return announceDocument(config, handle, item)
    const stored = await objects?.shelf.find(item.publication)
    return stored ? changeDocument(config, handle, item, stored.object) : null
  }
}

/** Any text is an answer: what is no number is none, what is too large is the largest. */
function seqOf(text: unknown): bigint | undefined {
  if (typeof text !== 'string' || !/^\d{1,100}$/.test(text)) return undefined
  const seq = BigInt(text)
  return seq > LAST_SEQ ? LAST_SEQ : seq
}

function pageId({ outbox }: ActorAddresses, before: bigint | undefined, after: bigint | undefined): string {
  if (after !== undefined) return `${outbox}?page=true&after=${after}`
  return before === undefined ? `${outbox}?page=true` : `${outbox}?page=true&before=${before}`
}

function links({ outbox }: ActorAddresses, { items, hasNewer, hasOlder }: OutboxPage) {
  const [first, last] = [items[0], items.at(-1)]
  return {
    next: hasOlder && last ? `${outbox}?page=true&before=${last.seq}` : undefined,
    prev: hasNewer && first ? `${outbox}?page=true&after=${first.seq}` : undefined,
  }
}
