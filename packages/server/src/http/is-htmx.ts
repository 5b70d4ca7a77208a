import type { IncomingMessage } from 'node:http'

/** Whether htmx asks, so that the answer replaces a part of the page that is open. */
export function isHtmx({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
  return headers['hx-request'] === 'true'
}
