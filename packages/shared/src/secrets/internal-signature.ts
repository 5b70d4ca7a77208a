import { createHmac, timingSafeEqual } from 'node:crypto'

/** The header that carries the signature of requests between our own processes. */
export const INTERNAL_HEADER = 'x-rose-internal'

const WINDOW_MS = 60_000

export interface SignedRequest {
  readonly method: string
  /** Path and query, exactly as sent. */
  readonly path: string
  /** Values of further headers that the signature covers, in an agreed order. */
  readonly claims?: readonly (string | undefined)[]
}

/** Signs a request between our own processes: HMAC-SHA256 over time, method, path with query, and the claims. */
export function signInternal(secret: string, request: SignedRequest, now = Date.now()): string {
  return `t=${now},v1=${mac(secret, request, now)}`
}

/** Whether the header is a valid signature of this request, at most one minute old. */
export function verifyInternal(secret: string, request: SignedRequest, header: unknown, now = Date.now()): boolean {
  const match = typeof header === 'string' ? /^t=(\d{1,15}),v1=([0-9a-f]{64})$/.exec(header) : null
  if (!match?.[1] || !match[2]) return false
  const signedAt = Number(match[1])
  if (Math.abs(now - signedAt) > WINDOW_MS) return false
  return timingSafeEqual(Buffer.from(match[2], 'hex'), Buffer.from(mac(secret, request, signedAt), 'hex'))
}

function mac(secret: string, { method, path, claims = [] }: SignedRequest, at: number): string {
  const text = [at, method, path, ...claims.map((claim) => claim ?? '')].join('\n')
  return createHmac('sha256', secret).update('rose-internal\n').update(text).digest('hex')
}
