import Provider, { type AdapterPayload } from 'oidc-provider'
import { RedisAdapter } from './redis-adapter.ts'

/**
 * What the provider asks of a person before it goes on. Going on takes the answer out of Redis in the same step as reading it: of two
 * tabs that go on at once one does.
 */
export class InteractionAdapter extends RedisAdapter {
  override async find(id: string): Promise<AdapterPayload | undefined> {
    if (Provider.ctx?.oidc.route !== 'resume') return super.find(id)
    const text = await this.redis.getdel(this.keyOf(id))
    return text ? { ...(JSON.parse(text) as AdapterPayload), jti: id } : undefined
  }

  /** Only ever called once the answer has been taken. */
  override async destroy(): Promise<void> {}
}
