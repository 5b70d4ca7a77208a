/** Bounds of one request. Times are in milliseconds. */
export interface OutgoingLimits {
  /** From the start of a hop (name, connection, request) to the last header of its answer. */
  readonly headersMs: number
  /** For everything together, redirects included. */
  readonly totalMs: number
  /** Most bytes of a body, counted before and after decompression. */
  readonly maxBytes: number
  /** Most redirects that are followed; at 0 an answer that redirects is returned as it is. */
  readonly redirects: number
}

export const DEFAULT_LIMITS: OutgoingLimits = {
  headersMs: 10_000,
  totalMs: 30_000,
  maxBytes: 2 * 1024 * 1024,
  redirects: 3,
}

/** A server of our own, or one that the configuration names: it may have a private address. */
export interface TrustedOrigin {
  /** Such as `https://blog.rose.example`. */
  readonly origin: string
  /** Where its connections end instead, such as `http://blog:3000`; URL and Host header stay those of `origin`. */
  readonly at?: string
}

export interface OutgoingRequest extends Partial<OutgoingLimits> {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array | null
  readonly signal?: AbortSignal | null
  /** Trust holds for the address that is asked for and redirects within its origin, never for a redirect from another server. */
  readonly trusted?: readonly TrustedOrigin[]
}
