import Provider, { type AdapterPayload } from 'oidc-provider'
import { answerOf } from './answer-here.ts'
import { RedisAdapter } from './redis-adapter.ts'

/**
 * What the provider asks of a person before it goes on. Going on takes the answered question out of Redis: of two tabs that go on at
 * once one does.
 */
export class InteractionAdapter extends RedisAdapter {
  override async find(id: string): Promise<AdapterPayload | undefined> {
    const ctx = Provider.ctx
    if (ctx?.oidc.route !== 'resume') return this.#read(id)
    const answer = answerOf(ctx)
    const question = answer?.uid === id ? { ...answer } : await this.#read(id)
    if (!question?.result) return undefined
    return (await this.redis.del(this.keyOf(id))) === 1 ? question : undefined
  }

  /** Only ever called once the question has been taken. */
  override async destroy(): Promise<void> {}

  async #read(id: string): Promise<AdapterPayload | undefined> {
    const text = await this.redis.get(this.keyOf(id))
    return text ? { ...(JSON.parse(text) as AdapterPayload), jti: id } : undefined
  }
}
