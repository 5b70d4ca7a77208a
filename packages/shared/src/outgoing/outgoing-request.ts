/** Limits of one request. Times are in milliseconds. */
export interface OutgoingLimits {
  /** From the start of a hop (DNS, connection, request) to the last header of its answer. */
  readonly headersMs: number
  /** For everything together, redirects included. */
  readonly totalMs: number
  /** The most bytes of a body, counted before and after decompression. */
  readonly maxBytes: number
  /** The most redirects that are followed; with 0 a redirect is returned as the answer. */
  readonly redirects: number
}

export const DEFAULT_LIMITS: OutgoingLimits = {
  headersMs: 10_000,
  totalMs: 30_000,
  maxBytes: 2 * 1024 * 1024,
  redirects: 3,
}

/** One of our own servers, or one that the configuration names: it may have a private address. */
export interface TrustedOrigin {
  /** Such as `https://blog.rose.example`. */
  readonly origin: string
  /** The address to connect to instead, such as `http://blog:3000`; URL and Host header stay those of `origin`. */
  readonly at?: string
}

export interface OutgoingRequest extends Partial<OutgoingLimits> {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array | null
  readonly signal?: AbortSignal | null
  /** Trust applies to the requested address and to redirects within its origin, never to a redirect from another server. */
  readonly trusted?: readonly TrustedOrigin[]
}
