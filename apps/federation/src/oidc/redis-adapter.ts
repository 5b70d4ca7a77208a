import type { Redis } from 'ioredis'
import { type Adapter, type AdapterPayload, errors } from 'oidc-provider'
import { hashId } from './hash-id.ts'

/** Keeps what lives for minutes (codes, access tokens, interactions). Losing it costs a new try, nothing more. */
export class RedisAdapter implements Adapter {
  readonly #redis: Redis
  readonly #kind: string

  constructor(redis: Redis, kind: string) {
    this.#redis = redis
    this.#kind = kind
  }

  async upsert(id: string, payload: AdapterPayload, expiresIn: number): Promise<void> {
    const { jti: _jti, ...kept } = payload
    const write = this.#redis.multi().set(this.#key(id), JSON.stringify(kept), 'EX', Math.max(1, expiresIn))
    if (payload.grantId) {
      write.sadd(grantKey(payload.grantId), this.#key(id)).expire(grantKey(payload.grantId), 24 * 3600)
    }
    await write.exec()
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    const [text, consumed] = await this.#redis.mget(this.#key(id), this.#consumedKey(id))
    if (!text) return undefined
    return { ...(JSON.parse(text) as AdapterPayload), jti: id, ...(consumed && { consumed: Number(consumed) }) }
  }

  /** Claims it: of any number of callers one returns, the others throw InvalidGrant. */
  async consume(id: string): Promise<void> {
    const ttl = Math.max(60, await this.#redis.ttl(this.#key(id)))
    const claimed = await this.#redis.set(this.#consumedKey(id), Math.floor(Date.now() / 1000), 'EX', ttl, 'NX')
    if (claimed !== 'OK') throw new errors.InvalidGrant(`${this.#kind} already consumed`)
  }

  async destroy(id: string): Promise<void> {
    await this.#redis.del(this.#key(id))
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    const keys = await this.#redis.smembers(grantKey(grantId))
    await this.#redis.del(grantKey(grantId), ...keys)
  }

  async findByUid(): Promise<undefined> {
    return undefined
  }

  async findByUserCode(): Promise<undefined> {
    return undefined
  }

  #key(id: string): string {
    return `rose:oidc:${this.#kind}:${hashId(id)}`
  }

  #consumedKey(id: string): string {
    return `${this.#key(id)}:consumed`
  }
}

const grantKey = (grantId: string) => `rose:oidc:grant:${hashId(grantId)}`
