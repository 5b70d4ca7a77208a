import { Agent, type ClientRequest, type IncomingMessage, type ServerResponse, request as send } from 'node:http'
import { pipeline } from 'node:stream'
import { forwardedHeaders, returnedHeaders } from './forwarded-headers.ts'

const agent = new Agent({ keepAlive: true, maxFreeSockets: 256, timeout: 0 })
const SMALL_BODY = 16 * 1024
const REPEATABLE = new Set(['GET', 'HEAD', 'OPTIONS'])

interface Upstream {
  readonly url: string
  /** Called instead of answering, when the app cannot be reached or closes the connection before it answers. */
  readonly onUnreachable: (error: Error) => void
}

/** Streams a request to the app and its answer back; when one side aborts, the other is aborted too. */
export function proxyRequest(
  request: IncomingMessage,
  response: ServerResponse,
  upstream: Upstream,
  isRetry = false,
): void {
  const outgoing = openRequest(request, upstream.url, forwardedHeaders(request), isRetry ? false : agent)
  outgoing.once('response', (answer) => {
    // The app may have answered without reading all: what is left would keep the connection's next request waiting.
    if (mayBeUnread(request)) outgoing.shouldKeepAlive = false
    returnAnswer(answer, response)
  })
  outgoing.once('error', (error: NodeJS.ErrnoException) => {
    if (response.headersSent || response.destroyed) return void response.destroy()
    // The app may have closed an idle connection just when we used it: retry once on a new connection, since the other // idle ones are as old.
    const wasIdle = outgoing.reusedSocket && error.code === 'ECONNRESET'
    if (wasIdle && !isRetry && REPEATABLE.has(request.method as string))
      return proxyRequest(request, response, upstream, true)
    upstream.onUnreachable(error)
  })
  response.once('close', () => response.writableEnded || outgoing.destroy())
  request.once('close', () => request.complete || outgoing.destroy())
  request.pipe(outgoing)
}

/** Whether the body is more than a server takes in at once. */
function mayBeUnread({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > SMALL_BODY
}

/** Opens the request to the app, without its body. */
function openRequest(
  request: IncomingMessage,
  url: string,
  headers = forwardedHeaders(request),
  pool: Agent | false = agent,
): ClientRequest {
  const { hostname, port } = new URL(url)
  return send({ agent: pool, hostname, port, method: request.method, path: request.url, headers, setHost: false })
}

function returnAnswer(answer: IncomingMessage, response: ServerResponse): void {
  response.writeHead(answer.statusCode as number, answer.statusMessage, returnedHeaders(answer.headers))
  // Send the headers now: an event stream may have no data for a long time.
  response.flushHeaders()
  pipeline(answer, response, () => {})
}
