import { createHmac } from 'node:crypto'
import type { BaseConfig } from '@rose-ash/shared/config/base-config'
import { seal, unseal } from '@rose-ash/shared/secrets/seal'
import type { CookieOptions, Request, Response } from 'express'
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

type WayBack = Pick<LoginFlow, 'next' | 'isSilent' | 'maxAge'>

export interface LoginFlows {
  /** Opens a flow and keeps it in this browser, in a cookie of its own, so that several tabs can sign in at once. */
  open(req: Request, res: Response, wayBack: WayBack): LoginFlow
  /** Takes the flow of an answer out of this browser; undefined when it is unknown, over, or was opened by another browser. */
  take(req: Request, res: Response, state: unknown): LoginFlow | undefined
}

/** Longer than an interaction at the provider: who comes late begins it again, and still lands where they were going. */
const FLOW_SECONDS = 25 * 3600

/** What the flows of one browser may take of the headers that a server reads: 16 kB in all. */
const COOKIES_LENGTH = 6000

/**
 * Current sign-ins, sealed in the browser that began them: whoever only opens the door stores nothing here. The verifier and the nonce
 * follow from the `state` and our secret. The answer's code is what can be used once only.
 */
export function createLoginFlows({ app, config }: { app: string; config: BaseConfig }): LoginFlows {
  const purpose = `login-flow-${app}`
  const derive = (name: string, state: string) =>
    createHmac('sha256', config.SESSION_SECRET).update(`${purpose} ${name} ${state}`).digest('base64url')
  // The prefix prevents a sibling host from setting this cookie (login CSRF by cookie tossing).
  const prefix = `${isHttps(config) ? '__Host-' : ''}rose_flow_`
  const cookie: CookieOptions = { httpOnly: true, sameSite: 'lax', secure: isHttps(config), path: '/' }
  /** The time comes first, so that the oldest go first where there are too many. */
  const cookieName = (state: string, at: number) =>
    `${prefix}${Math.floor(at / 1000).toString(36)}_${state.slice(0, 10)}`

  function forgetOldest(req: Request, res: Response): void {
    let length = 0
    for (const name of flowsOf(req).sort().reverse()) {
      length += name.length + req.cookies[name].length
      if (length > COOKIES_LENGTH) res.clearCookie(name, cookie)
    }
  }

  const flowsOf = (req: Request) => Object.keys(req.cookies).filter((name) => name.startsWith(prefix))

  const withSecrets = (state: string, wayBack: WayBack): LoginFlow => ({
    ...wayBack,
    state,
    nonce: derive('nonce', state),
    verifier: derive('verifier', state),
  })

  return {
    open(req, res, wayBack) {
      forgetOldest(req, res)
      const state = client.randomState()
      const kept: Kept = { ...wayBack, state, at: Date.now() }
      res.cookie(cookieName(state, kept.at), seal(config.SESSION_SECRET, purpose, JSON.stringify(kept)), {
        ...cookie,
        maxAge: FLOW_SECONDS * 1000,
      })
      return withSecrets(state, wayBack)
    },
    take(req, res, state) {
      if (typeof state !== 'string' || !/^[\w-]{20,100}$/.test(state)) return undefined
      const name = flowsOf(req).find((one) => one.endsWith(`_${state.slice(0, 10)}`))
      const kept = name && openSealed(config, purpose, req.cookies[name])
      if (!kept || kept.state !== state || Date.now() - kept.at > FLOW_SECONDS * 1000) return undefined
      res.clearCookie(name, cookie)
      const { at: _at, ...wayBack } = kept
      return withSecrets(state, wayBack)
    },
  }
}

interface Kept extends WayBack {
  readonly state: string
  /** When it was opened, in milliseconds since 1970. */
  readonly at: number
}

function openSealed({ SESSION_SECRET }: BaseConfig, purpose: string, sealed: unknown): Kept | undefined {
  try {
    return JSON.parse(unseal(SESSION_SECRET, purpose, String(sealed))) as Kept
  } catch {
    return undefined
  }
}
