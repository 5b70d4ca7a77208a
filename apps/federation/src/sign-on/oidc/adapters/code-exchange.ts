import Provider, { type AdapterPayload, errors } from 'oidc-provider'
import { consumedMark, grantKey, KEEP, LONGEST_SECONDS, RedisAdapter } from './redis-adapter.ts'

/** Marks a code as used and stores its access token in one step; 0 when the code was used before. */
const EXCHANGE = `
if not redis.call('SET', KEYS[3], ARGV[3], 'EX', ARGV[4], 'NX') then return 0 end
${KEEP}
return 1`

/** By request: the Redis key that marks the request's code as used. */
const wanted = new WeakMap<object, string>()

/**
 * Stores authorisation codes. The provider consumes a code and then saves the access token: both become one step, so that only one of
 * several callers gets a token, and a process that is killed in between has not consumed the code.
 */
export class CodeAdapter extends RedisAdapter {
  override async consume(id: string): Promise<void> {
    wanted.set(Provider.ctx!, consumedMark(this.keyOf(id)))
  }
}

/** Stores access tokens. Throws InvalidGrant when the token's code was used meanwhile. */
export class AccessTokenAdapter extends RedisAdapter {
  override async upsert(id: string, payload: AdapterPayload, expiresIn: number): Promise<void> {
    const mark = wanted.get(Provider.ctx!)
    if (!mark) return super.upsert(id, payload, expiresIn)
    const { jti: _jti, ...kept } = payload
    const first = await this.redis.eval(
      EXCHANGE,
      ...([3, this.keyOf(id), grantKey(payload.grantId!), mark] as const),
      ...[JSON.stringify(kept), Math.max(1, expiresIn), Math.floor(Date.now() / 1000), LONGEST_SECONDS],
    )
    if (first !== 1) throw new errors.InvalidGrant('authorization code already consumed')
  }
}
