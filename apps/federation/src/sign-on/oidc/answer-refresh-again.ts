import { setTimeout as pause } from 'node:timers/promises'
import type { SharedContext } from '@rose-ash/domains/context/shared-context'
import { hashOidcId } from '@rose-ash/domains/identity/clients/hash-oidc-id'
import { seal, unseal } from '@rose-ash/shared/secrets/seal'
import type { KoaContextWithOIDC } from 'oidc-provider'
import { GRACE_SECONDS, isUsedAgain } from './adapters/refresh-token-adapter.ts'

const PURPOSE = 'refresh-answer'
const TAKEN = 'taken'
const [TRIES, PAUSE_MS] = [40, 50]

/**
 * Answers a second use of a refresh token within the grace with the tokens of the first, once (OAuth 2.0 Security BCP, RFC 9700 4.14.2:
 * rotation). The client has authenticated before. The answer lies in Redis for the grace, sealed by the used token, which Redis does
 * not know. A request at the same time waits for the answer of the first.
 */
export function answerRefreshAgain({ redis }: Pick<SharedContext, 'redis'>) {
  return async (ctx: KoaContextWithOIDC, next: () => Promise<void>): Promise<void> => {
    await next()
    const { oidc } = ctx
    const token = oidc?.route === 'token' ? oidc.params?.refresh_token : undefined
    if (typeof token !== 'string') return
    const key = `rose:oidc:refresh-answer:${hashOidcId(token)}`
    if (ctx.status === 200) {
      await redis.set(key, seal(token, PURPOSE, JSON.stringify(ctx.body)), 'EX', GRACE_SECONDS)
    } else if (isUsedAgain(ctx)) {
      const answer = await take(key)
      if (!answer) return
      ctx.status = 200
      ctx.body = JSON.parse(unseal(token, PURPOSE, answer))
    }
  }

  /** The answer, to one caller. */
  async function take(key: string): Promise<string | undefined> {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const answer = await redis.set(key, TAKEN, 'KEEPTTL', 'XX', 'GET')
      if (answer) return answer === TAKEN ? undefined : answer
      await pause(PAUSE_MS)
    }
    return undefined
  }
}
