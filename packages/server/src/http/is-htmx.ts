import type { IncomingMessage } from 'node:http'

/** Whether htmx sent the request, so that the answer replaces part of the open page. */
export function isHtmx({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
  return headers['hx-request'] === 'true'
}
