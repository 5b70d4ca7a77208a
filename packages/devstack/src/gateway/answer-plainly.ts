import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { html, type Markup } from '../pages/escape-html.ts'
import { page } from '../pages/page.ts'
import type { RouteTable } from './route-request.ts'

interface Answer {
  readonly status: number
  readonly title: string
  readonly body: Markup
  readonly headers?: OutgoingHttpHeaders
}

/** The 404 answer for an internal path. */
export function answerHidden(request: IncomingMessage, response: ServerResponse): void {
  const body = html`<p>There is nothing at this address.</p>`
  answer(request, response, { status: 404, title: 'Not found', body })
}

/** The answer for a host that is not one of ours (RFC 9110, 421 Misdirected Request). */
export function answerUnknownHost(
  request: IncomingMessage,
  response: ServerResponse,
  { domain, upstreams }: RouteTable,
): void {
  const port = /:\d+$/.exec(request.headers.host ?? '')?.[0] ?? ''
  const names = Object.keys(upstreams).map((name) => `${name}.${domain}${port}`)
  const body = html`<p>Nothing of Rose Ash lives under this name. These do:</p>
<ul>${names.map((name) => html`<li><a href="http://${name}/">${name}</a></li>`)}</ul>`
  answer(request, response, { status: 421, title: 'No such place here', body })
}

/** The page for an unreachable app; it reloads by itself. */
export function answerUnreachable(request: IncomingMessage, response: ServerResponse, name: string): void {
  const body = html`<p>The <em>${name}</em> service is starting, or starting again. Nothing was lost. This page looks again every two seconds.</p>
<p><a href="">Look again now</a></p>`
  const isSafe = request.method === 'GET' || request.method === 'HEAD'
  const headers = { 'retry-after': '2', ...(isSafe && { refresh: '2' }) }
  answer(request, response, { status: 502, title: 'One moment, please', body, headers })
}

function answer(request: IncomingMessage, response: ServerResponse, { status, title, body, headers }: Answer): void {
  const wantsHtml = /text\/html/.test(request.headers.accept ?? '')
  const text = wantsHtml
    ? page({ title, place: 'the local gateway', hasFonts: false, body: html`<h1>${title}</h1>${body}` })
    : `${title}\n`
  response.writeHead(status, {
    'content-type': `text/${wantsHtml ? 'html' : 'plain'}; charset=utf-8`,
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
    'content-security-policy':
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'",
    ...headers,
  })
  response.end(request.method === 'HEAD' ? undefined : text)
  request.resume()
}
