import { hashOidcId } from '@rose-ash/domains/identity/clients/hash-oidc-id'
import type { Redis } from 'ioredis'
import Provider, { type AdapterPayload } from 'oidc-provider'
import { answerOf } from '../answer-here.ts'
import { RedisAdapter } from './redis-adapter.ts'

const RESUMES: ReadonlySet<string> = new Set(['resume', 'device_resume'])

/** Stores interactions. Continuing takes the answered interaction out of Redis, so that only one of two tabs at once continues. */
export class InteractionAdapter extends RedisAdapter {
  override async find(id: string): Promise<AdapterPayload | undefined> {
    const ctx = Provider.ctx
    if (!RESUMES.has(ctx?.oidc.route ?? '')) return this.#read(id)
    const answer = answerOf(ctx!)
    const question = answer?.uid === id ? { ...answer } : await this.#read(id)
    if (!question?.result) return undefined
    return (await this.redis.del(this.keyOf(id))) === 1 ? question : undefined
  }

  /** Does nothing: it is called only after the interaction was taken. */
  override async destroy(): Promise<void> {}

  async #read(id: string): Promise<AdapterPayload | undefined> {
    const text = await this.redis.get(this.keyOf(id))
    return text ? { ...(JSON.parse(text) as AdapterPayload), jti: id } : undefined
  }
}

/** Ends an interaction, whichever browser began it: its tab is told that it is over. */
export async function endInteraction(redis: Redis, uid: string): Promise<void> {
  await redis.del(`rose:oidc:Interaction:${hashOidcId(uid)}`)
}
