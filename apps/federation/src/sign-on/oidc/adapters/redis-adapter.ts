import { hashOidcId } from '@rose-ash/domains/identity/clients/hash-oidc-id'
import type { Redis } from 'ioredis'
import { type Adapter, type AdapterPayload, errors } from 'oidc-provider'

/** The longest lifetime in this store; a mark of use must live at least as long as the thing. */
export const LONGEST_SECONDS = 3600

/** Stores a token and its entry in the list for revoking the grant, in one step. */
export const KEEP = `
redis.call('SET', KEYS[1], ARGV[1], 'EX', ARGV[2])
redis.call('SADD', KEYS[2], KEYS[1])
redis.call('EXPIRE', KEYS[2], 86400)`

/** Stores data that lives for minutes (codes, access tokens, interactions). If it is lost, the sign-in must be started again. */
export class RedisAdapter implements Adapter {
  protected readonly redis: Redis
  readonly #kind: string

  constructor(redis: Redis, kind: string) {
    this.redis = redis
    this.#kind = kind
  }

  async upsert(id: string, payload: AdapterPayload, expiresIn: number): Promise<void> {
    const { jti: _jti, ...kept } = payload
    const seconds = Math.max(1, expiresIn)
    if (!payload.grantId) await this.redis.set(this.keyOf(id), JSON.stringify(kept), 'EX', seconds)
    else await this.redis.eval(KEEP, 2, this.keyOf(id), grantKey(payload.grantId), JSON.stringify(kept), seconds)
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    const key = this.keyOf(id)
    const [text, consumed] = await this.redis.mget(key, consumedMark(key))
    if (!text) return undefined
    return { ...(JSON.parse(text) as AdapterPayload), jti: id, ...(consumed && { consumed: Number(consumed) }) }
  }

  /** Consumes once: one of several callers returns, the others throw InvalidGrant. */
  async consume(id: string): Promise<void> {
    const now = Math.floor(Date.now() / 1000)
    const claimed = await this.redis.set(consumedMark(this.keyOf(id)), now, 'EX', LONGEST_SECONDS, 'NX')
    if (claimed !== 'OK') throw new errors.InvalidGrant(`${this.#kind} already consumed`)
  }

  async destroy(id: string): Promise<void> {
    await this.redis.del(this.keyOf(id))
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    const keys = await this.redis.smembers(grantKey(grantId))
    await this.redis.del(grantKey(grantId), ...keys)
  }

  async findByUid(): Promise<undefined> {
    return undefined
  }

  async findByUserCode(_userCode: string): Promise<AdapterPayload | undefined> {
    return undefined
  }

  protected keyOf(id: string): string {
    return `rose:oidc:${this.#kind}:${hashOidcId(id)}`
  }
}

export const consumedMark = (key: string) => `${key}:consumed`

export const grantKey = (grantId: string) => `rose:oidc:grant:${hashOidcId(grantId)}`
