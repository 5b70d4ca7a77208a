import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { answerHidden, answerUnknownHost, answerUnreachable } from './answer-plainly.ts'
import { answerStyleguide } from './answer-styleguide.ts'
import { proxyRequest } from './proxy-request.ts'
import { proxyUpgrade } from './proxy-upgrade.ts'
import { type RouteTable, routeRequest } from './route-request.ts'

/** Creates the reverse proxy of the local stack, which replaces production's Caddy; it does not listen yet. */
export function createGateway(table: RouteTable): Server {
  const server = createServer({ keepAliveTimeout: 65_000, requestTimeout: 0 }, (request, response) => {
    toOriginForm(request)
    handle(table, request, response)
  })
  server.on('upgrade', (request, socket, head) => {
    toOriginForm(request)
    const route = routeRequest(table, { host: request.headers.host, path: request.url as string })
    if (route.kind === 'upstream') proxyUpgrade(request, socket, head, route.url)
    else socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n')
  })
  server.on('clientError', (_error, socket) => socket.destroy())
  return server
}

function handle(table: RouteTable, request: IncomingMessage, response: ServerResponse): void {
  const route = routeRequest(table, { host: request.headers.host, path: request.url as string })
  if (route.kind === 'redirect') response.writeHead(302, { location: route.to, 'cache-control': 'no-store' }).end()
  else if (route.kind === 'hidden') answerHidden(request, response)
  else if (route.kind === 'styleguide') answerStyleguide(table, route.app, request, response)
  else if (route.kind === 'unknown-host') answerUnknownHost(request, response, table)
  else {
    const onUnreachable = () => answerUnreachable(request, response, route.name)
    proxyRequest(request, response, { url: route.url, onUnreachable })
  }
}

/** Converts `GET http://host/path` (RFC 9112 section 3.2.2), whose host has precedence over the Host header. */
function toOriginForm(request: IncomingMessage): void {
  const url = request.url ?? '/'
  if (url.startsWith('/') || !URL.canParse(url)) return
  const { host, pathname, search } = new URL(url)
  request.headers.host = host
  request.url = `${pathname}${search}`
}
