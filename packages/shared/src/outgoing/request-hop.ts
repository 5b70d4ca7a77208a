import { type Dispatcher, request } from 'undici'
import type { Hop } from './next-hop.ts'
import { OutgoingError } from './outgoing-error.ts'
import type { OutgoingLimits } from './outgoing-request.ts'
import { ACCEPTED_ENCODINGS } from './read-body.ts'

interface Asking {
  readonly dispatcher: Dispatcher
  readonly limits: OutgoingLimits
  /** Aborts the whole chain of redirects. */
  readonly signal: AbortSignal
}

/** Sends one request and resolves when its headers have arrived; the body is still unread. */
export async function requestHop(hop: Hop, { dispatcher, limits, signal }: Asking): Promise<Dispatcher.ResponseData> {
  const late = new AbortController()
  const timer = setTimeout(
    () => late.abort(new OutgoingError('outgoing_too_slow', `${hop.url.host} sent no headers in time`)),
    limits.headersMs,
  )
  const either = AbortSignal.any([signal, late.signal])
  try {
    const answer = request(hop.url, {
      dispatcher,
      method: hop.method as Dispatcher.HttpMethod,
      headers: { 'accept-encoding': ACCEPTED_ENCODINGS, 'user-agent': 'RoseAsh', ...hop.headers },
      body: hop.body,
      signal: either,
      // Use only the timer above: the client's own timers restart with every header and are coarse.
      headersTimeout: 0,
      bodyTimeout: 0,
    })
    return await orAbort(answer, either)
  } finally {
    clearTimeout(timer)
  }
}

/** Rejects at an abort: the client ignores the signal while it connects. */
function orAbort<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason)
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}
