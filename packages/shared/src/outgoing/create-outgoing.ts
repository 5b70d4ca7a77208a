import type { Dispatcher } from 'undici'
import { createAgents } from './create-agents.ts'
import { type Hop, nextHop, parseUrl } from './next-hop.ts'
import { type OutgoingAnswer, toAnswer } from './outgoing-answer.ts'
import { OutgoingError, toOutgoingError } from './outgoing-error.ts'
import { DEFAULT_LIMITS, type OutgoingLimits, type OutgoingRequest } from './outgoing-request.ts'
import { readBody } from './read-body.ts'
import { requestHop } from './request-hop.ts'
import { type ResolveHost, resolveHost } from './resolve-host.ts'

export interface OutgoingSettings {
  /** Allows requests to this machine; only for tests and the local stack. */
  readonly allowPrivate: boolean
  readonly resolve?: ResolveHost
}

/** The only HTTP client for servers outside our own network. */
export interface Outgoing {
  /**
   * Sends a request and reads the whole answer, of any status. Throws OutgoingError when the address is neither public nor trusted, or
   * when a limit is exceeded; throws the reason of `signal` when that is aborted.
   */
  request(url: string | URL, request?: OutgoingRequest): Promise<OutgoingAnswer>
  close(): Promise<void>
}

export function createOutgoing({ allowPrivate, resolve = resolveHost }: OutgoingSettings): Outgoing {
  const agents = createAgents({ resolve, allowLoopback: allowPrivate })
  return {
    async request(url, { method = 'GET', headers = {}, body = null, signal, trusted = [], ...given } = {}) {
      const first: Hop = { url: parseUrl(url), method, headers, body }
      const limits = { ...DEFAULT_LIMITS, ...given }
      const late = AbortSignal.timeout(limits.totalMs)
      const end = signal ? AbortSignal.any([signal, late]) : late
      let isAtHome = true
      const dispatcherFor = (to: URL) => {
        // What another server redirects to is that server's word, also when it leads back.
        isAtHome &&= to.origin === first.url.origin
        return agents.dispatcherFor(to, isAtHome ? trusted : [])
      }
      try {
        return await follow(first, { limits, signal: end, dispatcherFor })
      } catch (error) {
        signal?.throwIfAborted()
        if (late.aborted)
          throw new OutgoingError('outgoing_too_slow', `${first.url.host} took more than ${limits.totalMs} ms`)
        throw toOutgoingError(error, first.url.host)
      }
    },
    close: agents.close,
  }
}

interface Following {
  readonly limits: OutgoingLimits
  readonly signal: AbortSignal
  dispatcherFor(url: URL): Dispatcher
}

async function follow(first: Hop, { limits, signal, dispatcherFor }: Following): Promise<OutgoingAnswer> {
  let hop = first
  for (let redirects = 0; ; redirects += 1) {
    const answer = await requestHop(hop, { dispatcher: dispatcherFor(hop.url), limits, signal })
    const next = limits.redirects > 0 && nextOf(hop, answer)
    if (!next) return readAnswer(hop, answer, { limits, signal })
    discard(answer)
    if (redirects >= limits.redirects)
      throw new OutgoingError('outgoing_redirects', `${first.url.host} redirects more than ${limits.redirects} times`)
    hop = next
  }
}

function nextOf(hop: Hop, answer: Dispatcher.ResponseData): Hop | undefined {
  try {
    return nextHop(hop, answer.statusCode, answer.headers.location)
  } catch (error) {
    discard(answer)
    throw error
  }
}

async function readAnswer(
  { url, method }: Hop,
  { statusCode: status, headers, body }: Dispatcher.ResponseData,
  { limits: { maxBytes }, signal }: Pick<Following, 'limits' | 'signal'>,
): Promise<OutgoingAnswer> {
  const isEmpty = method === 'HEAD' || status === 204 || status === 304
  const encoding = isEmpty ? undefined : headers['content-encoding']
  const bytes = await readBody({ body, encoding, maxBytes, host: url.host, signal })
  return toAnswer({ url, status, headers, bytes })
}

/** Closes the connection instead of reading the unwanted body, whose length is unknown. */
function discard({ body }: Dispatcher.ResponseData): void {
  body.on('error', () => undefined)
  body.destroy()
}
