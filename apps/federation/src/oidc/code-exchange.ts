import Provider, { type AdapterPayload, errors } from 'oidc-provider'
import { consumedMark, grantKey, KEEP, LONGEST_SECONDS, RedisAdapter } from './redis-adapter.ts'

/** Marks a code as used and keeps the access token made from it, or neither: 0 when somebody else was first. */
const EXCHANGE = `
if not redis.call('SET', KEYS[3], ARGV[3], 'EX', ARGV[4], 'NX') then return 0 end
${KEEP}
return 1`

/** The mark of the code that a request wants to use, by the request. */
const wanted = new WeakMap<object, string>()

/**
 * Codes. The provider uses one and then saves the access token, whatever else it gives for it: both are one step, so that of any
 * number of callers one gets a token, and a process that is killed in between has used up nothing.
 */
export class CodeAdapter extends RedisAdapter {
  override async consume(id: string): Promise<void> {
    wanted.set(Provider.ctx!, consumedMark(this.keyOf(id)))
  }
}

/** Access tokens. Throws InvalidGrant when the code that this one was to be given for has been used meanwhile. */
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
