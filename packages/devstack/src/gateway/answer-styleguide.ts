import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { AppName } from '@rose-ash/shared/config/app-name'
import type { RouteTable } from './route-request.ts'

const known = new Map<AppName, Promise<RequestListener>>()

/** Serves a page of the styleguide, whose code is loaded at the first request, so that the gateway stays small. */
export async function answerStyleguide(
  { styleguide }: RouteTable,
  app: AppName,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    if (!known.has(app)) known.set(app, load(app, styleguide as NonNullable<RouteTable['styleguide']>))
    ;(await known.get(app))?.(request, response)
  } catch (error) {
    known.delete(app)
    response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' }).end(String(error))
  }
}

async function load(app: AppName, options: NonNullable<RouteTable['styleguide']>): Promise<RequestListener> {
  const { createStyleguide } = await import('../styleguide/create-styleguide.ts')
  return createStyleguide({ app, ...options })
}
