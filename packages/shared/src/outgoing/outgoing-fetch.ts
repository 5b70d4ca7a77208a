import type { Outgoing } from './create-outgoing.ts'
import type { OutgoingRequest } from './outgoing-request.ts'

/** The supported subset of the options of `fetch`. */
interface FetchInit {
  readonly method?: string
  readonly headers?: ConstructorParameters<typeof Headers>[0]
  readonly body?: unknown
  readonly redirect?: string
  readonly signal?: AbortSignal | null
}

type Wishes = Omit<OutgoingRequest, 'method' | 'headers' | 'body' | 'signal'>

/** Headers that describe the encoded body; the body given to the caller is decoded. */
const OF_TRANSFER = new Set(['content-encoding', 'content-length', 'transfer-encoding'])
const WITHOUT_BODY = new Set([204, 205, 304])

/** The guarded client in the shape of `fetch`, for libraries that take one. Request bodies are text, forms or bytes. */
export function outgoingFetch(outgoing: Outgoing, wishes: Wishes = {}) {
  return async (url: string | URL, init: FetchInit = {}): Promise<Response> => {
    const answer = await outgoing.request(url, {
      ...wishes,
      ...(init.redirect === 'manual' && { redirects: 0 }),
      method: init.method?.toUpperCase(),
      headers: headersOf(init),
      body: bodyOf(init.body),
      signal: init.signal,
    })
    const headers = Object.entries(answer.headers)
      .filter(([name]) => !OF_TRANSFER.has(name))
      .flatMap(([name, value]) => [value ?? []].flat().map((each): [string, string] => [name, each]))
    const body = WITHOUT_BODY.has(answer.status) ? null : new Uint8Array(answer.bytes)
    return Object.defineProperty(new Response(body, { status: answer.status, headers }), 'url', {
      value: answer.url.href,
    })
  }
}

function headersOf({ headers, body }: FetchInit): Record<string, string> {
  const given = new Headers(headers)
  if (body instanceof URLSearchParams && !given.has('content-type'))
    given.set('content-type', 'application/x-www-form-urlencoded;charset=UTF-8')
  return Object.fromEntries(given)
}

function bodyOf(body: unknown): string | Uint8Array | null {
  if (body === undefined || body === null) return null
  if (typeof body === 'string' || body instanceof Uint8Array) return body
  if (body instanceof URLSearchParams) return body.toString()
  throw new TypeError('the body of a request must be text, a form or bytes')
}
