import { AsyncLocalStorage } from 'node:async_hooks'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { SharedContext } from '@rose-ash/domains/context/shared-context'
import { isHttps, parseCookies } from '@rose-ash/server/http/cookies'
import { seal, unseal } from '@rose-ash/shared/secrets/seal'
import Provider, { type AdapterPayload, errors } from 'oidc-provider'

export interface Exchange {
  readonly req: IncomingMessage
  readonly res: ServerResponse
}

const around = new AsyncLocalStorage<Exchange>()

/** Says which browser is asking, where the provider is used outside its own routes. */
export const inExchange = <T>(exchange: Exchange, work: () => Promise<T>): Promise<T> => around.run(exchange, work)

/** As long as browsers keep a cookie. */
const LONGEST = 4000

/** What is over is kept for a day more, so that its page knows where the person was going. */
const KEPT_SECONDS = 24 * 3600

interface Kept {
  readonly id: string
  readonly payload: AdapterPayload
  /** In milliseconds since 1970. */
  readonly until: number
}

/** What was put down in the current request, which its cookies do not have yet. */
const fresh = new WeakMap<IncomingMessage, Map<string, Kept | undefined>>()

/**
 * Keeps one thing of a kind, sealed, in the browser that it belongs to: whoever only opens a door stores nothing here. `pathOf` says
 * which addresses get the cookie.
 */
export function createBrowserShelf(
  { config }: Pick<SharedContext, 'config'>,
  kind: string,
  pathOf: (id: string) => string,
) {
  const secure = isHttps(config)
  const name = `${secure ? '__Secure-' : ''}rose_${kind}`

  function note({ req }: Exchange, id: string, kept: Kept | undefined): void {
    const notes = fresh.get(req) ?? new Map()
    fresh.set(req, notes.set(`${kind} ${id}`, kept))
  }

  return {
    put(id: string, { jti: _jti, ...payload }: AdapterPayload, seconds: number): void {
      const exchange = currentExchange()
      const kept: Kept = { id, payload, until: Date.now() + seconds * 1000 }
      const sealed = seal(config.SESSION_SECRET, kind, JSON.stringify(kept))
      if (sealed.length > LONGEST) throw new errors.InvalidRequest('the request is too long')
      note(exchange, id, kept)
      exchange.res.appendHeader(
        'Set-Cookie',
        cookieOf(name, sealed, { path: pathOf(id), seconds: seconds + KEPT_SECONDS, secure }),
      )
    },
    get(id: string): AdapterPayload | undefined {
      const kept = find(id)
      return kept && kept.until > Date.now() ? { ...kept.payload, jti: id } : undefined
    },
    /** Also when it is over. */
    recall: (id: string): AdapterPayload | undefined => find(id)?.payload,
    drop(id: string): void {
      const exchange = currentExchange()
      note(exchange, id, undefined)
      exchange.res.appendHeader('Set-Cookie', cookieOf(name, '', { path: pathOf(id), seconds: 0, secure }))
    },
  }

  function find(id: string): Kept | undefined {
    const { req } = currentExchange()
    const notes = fresh.get(req)
    const kept = notes?.has(`${kind} ${id}`) ? notes.get(`${kind} ${id}`) : read(parseCookies(req.headers.cookie)[name])
    return kept?.id === id ? kept : undefined
  }

  function read(sealed: string | undefined): Kept | undefined {
    try {
      return JSON.parse(unseal(config.SESSION_SECRET, kind, sealed ?? '')) as Kept
    } catch {
      return undefined
    }
  }
}

function currentExchange(): Exchange {
  const exchange = Provider.ctx ?? around.getStore()
  if (!exchange) throw new Error('no browser is asking')
  return exchange
}

function cookieOf(
  name: string,
  value: string,
  { path, seconds, secure }: { path: string; seconds: number; secure: boolean },
) {
  return `${name}=${value}; Path=${path}; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
}
