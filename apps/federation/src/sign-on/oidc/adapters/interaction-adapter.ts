import type { SharedContext } from '@rose-ash/domains/context/shared-context'
import { hashOidcId } from '@rose-ash/domains/identity/clients/hash-oidc-id'
import type { Redis } from 'ioredis'
import Provider, { type Adapter, type AdapterPayload } from 'oidc-provider'
import { answerOf } from '../answer-here.ts'
import { createBrowserShelf, type Exchange, inExchange } from './browser-shelf.ts'

const RESUMES: ReadonlySet<string> = new Set(['resume', 'device_resume'])

/** As long as an interaction lives. */
const OVER_SECONDS = 3600

/**
 * Keeps interactions in the browsers that began them. What is stored here is that one is over: continuing with an answered interaction
 * claims it, so that only one of two tabs at once continues.
 */
export class InteractionAdapter implements Adapter {
  readonly #redis: Redis
  readonly #shelf: ReturnType<typeof createBrowserShelf>

  constructor(ctx: Pick<SharedContext, 'config' | 'redis'>) {
    this.#redis = ctx.redis
    this.#shelf = shelfOf(ctx)
  }

  async upsert(id: string, payload: AdapterPayload, expiresIn: number): Promise<void> {
    this.#shelf.put(id, payload, expiresIn)
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    const ctx = Provider.ctx
    if (RESUMES.has(ctx?.oidc.route ?? '')) {
      const answer = answerOf(ctx!)
      return answer?.uid === id && answer.result && (await endInteraction(this.#redis, id)) ? { ...answer } : undefined
    }
    const question = this.#shelf.get(id)
    return question && !(await isOver(this.#redis, id)) ? question : undefined
  }

  /** Does nothing: it is called only after the interaction was claimed. */
  async destroy(): Promise<void> {}

  async consume(): Promise<void> {}

  async revokeByGrantId(): Promise<void> {}

  async findByUid(): Promise<undefined> {
    return undefined
  }

  async findByUserCode(): Promise<undefined> {
    return undefined
  }
}

const shelfOf = (ctx: Pick<SharedContext, 'config'>) =>
  createBrowserShelf(ctx, 'interaction_sealed', (id) => `/sign-in/${id}`)

/** What the application asked for when this browser began an interaction, also when it is over; undefined in another browser, and after a day. */
export function recallRequest(ctx: Pick<SharedContext, 'config'>, exchange: Exchange, uid: string) {
  return inExchange(
    exchange,
    async () => shelfOf(ctx).recall(uid)?.params as Readonly<Record<string, unknown>> | undefined,
  )
}

export async function isOver(redis: Redis, uid: string): Promise<boolean> {
  return (await redis.exists(overMark(uid))) === 1
}

/** Ends an interaction, whichever browser began it: its tab is told that it is over. Of several callers one gets true. */
export async function endInteraction(redis: Redis, uid: string): Promise<boolean> {
  return (await redis.set(overMark(uid), '1', 'EX', OVER_SECONDS, 'NX')) === 'OK'
}

const overMark = (uid: string) => `rose:oidc:interaction-over:${hashOidcId(uid)}`
