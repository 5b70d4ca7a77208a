import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { BaseConfig } from '@rose-ash/shared/config/base-config'
import { hashToken } from '@rose-ash/shared/secrets/hash-token'
import type { CookieOptions, Request, Response } from 'express'
import type { Redis } from 'ioredis'
import * as client from 'openid-client'
import { isHttps } from '../http/cookies.ts'

export interface LoginFlow {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
  /** The path of this app to return to. */
  readonly next: string
  readonly isSilent: boolean
  /** The greatest accepted age of the sign-in, in seconds (`max_age`). */
  readonly maxAge?: number
}

export interface LoginFlows {
  /** Opens a flow and binds it to this browser by its own cookie, so that several tabs can sign in at once. */
  open(res: Response, flow: Pick<LoginFlow, 'next' | 'isSilent' | 'maxAge'>): Promise<LoginFlow>
  /** Takes the flow of an answer, once; undefined when it is unknown, already taken, or was opened by another browser. */
  take(req: Request, res: Response, state: unknown): Promise<LoginFlow | undefined>
}

/** As long as an interaction at the provider may take, since members may have to wait for an e-mail. */
const FLOW_SECONDS = 3600

/** Current sign-ins, in Redis by their `state`; the browser has only a random secret for each. */
export function createLoginFlows({
  redis,
  app,
  config,
}: {
  redis: Redis
  app: string
  config: BaseConfig
}): LoginFlows {
  const key = (state: string) => `rose:login-flow:${app}:${state}`
  // The prefix prevents a sibling host from setting this cookie (login CSRF by cookie tossing).
  const cookieName = (state: string) => `${isHttps(config) ? '__Host-' : ''}rose_flow_${state.slice(0, 10)}`
  const cookie: CookieOptions = { httpOnly: true, sameSite: 'lax', secure: isHttps(config), path: '/' }

  return {
    async open(res, { next, isSilent, maxAge }) {
      const flow = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
        next,
        isSilent,
        ...(maxAge !== undefined && { maxAge }),
      }
      const secret = randomBytes(16).toString('base64url')
      await redis.set(key(flow.state), JSON.stringify({ ...flow, secretHash: hashToken(secret) }), 'EX', FLOW_SECONDS)
      res.cookie(cookieName(flow.state), secret, { ...cookie, maxAge: FLOW_SECONDS * 1000 })
      return flow
    },
    async take(req, res, state) {
      if (typeof state !== 'string' || !/^[\w-]{20,100}$/.test(state)) return undefined
      const secret = req.cookies[cookieName(state)]
      if (!secret) return undefined
      const kept = await redis.get(key(state))
      if (!kept) return undefined
      const { secretHash, ...flow } = JSON.parse(kept) as LoginFlow & { secretHash: string }
      if (!timingSafeEqual(Buffer.from(secretHash), Buffer.from(hashToken(secret)))) return undefined
      res.clearCookie(cookieName(state), cookie)
      // Only the request that deletes the key gets the flow.
      return (await redis.del(key(state))) === 1 ? flow : undefined
    },
  }
}
