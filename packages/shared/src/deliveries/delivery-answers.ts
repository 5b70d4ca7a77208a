import type { IncomingHttpHeaders } from 'node:http'
import { UpstreamError } from '../errors/http-errors.ts'
import { OutgoingError } from '../outgoing/outgoing-error.ts'
import { DestinationAwayError } from './delivery-errors.ts'

const AWAY = new Set(['outgoing_unresolved', 'outgoing_unreachable', 'outgoing_too_slow'])

/** What a request of a delivery answers. Throws DestinationAwayError when the other server was not reached, or not in time. */
export async function reachDestination<Answer>(request: Promise<Answer>): Promise<Answer> {
  try {
    return await request
  } catch (error) {
    if (error instanceof OutgoingError && AWAY.has(error.code))
      throw new DestinationAwayError(error.message, { cause: error })
    throw error
  }
}

/** Throws unless a server has taken a delivery: DestinationAwayError when it is busy or broken (429, 5xx), else UpstreamError. */
export function assertTaken(
  { status, headers }: { status: number; headers: IncomingHttpHeaders },
  refusal: string,
): void {
  if (status >= 200 && status < 300) return
  const words = `${refusal} with ${status}`
  if (status === 429 || status >= 500) throw new DestinationAwayError(words, { retryAfterMs: retryAfterMs(headers) })
  throw new UpstreamError(words)
}

/** RFC 9110, section 10.2.3: seconds, or a date. */
function retryAfterMs({ 'retry-after': value = '' }: IncomingHttpHeaders): number {
  const ms = /^\d+$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - Date.now()
  return Math.max(0, ms || 0)
}
