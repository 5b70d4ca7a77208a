export interface CircuitOptions {
  /** Consecutive failures after which the circuit opens. */
  readonly threshold?: number
  /** Milliseconds for which the circuit first stays open; doubles with every failed probe up to `longestMs`. */
  readonly pauseMs?: number
  readonly longestMs?: number
  readonly now?: () => number
  readonly onChange?: (open: boolean) => void
}

/**
 * A circuit breaker for requests to one app. After repeated failures no request is sent for a while; then one probe at a time is sent,
 * and the first success closes the circuit.
 */
export class Circuit {
  readonly #options: Required<CircuitOptions>
  #failures = 0
  #openUntil = 0
  #pause: number
  #open = false

  constructor(options: CircuitOptions = {}) {
    this.#options = {
      threshold: 5,
      pauseMs: 2_000,
      longestMs: 30_000,
      now: Date.now,
      onChange: () => undefined,
      ...options,
    }
    this.#pause = this.#options.pauseMs
  }

  /** `closed`: send the request. `open`: do not send it. `probe`: send it once, and let no page wait for the answer. */
  admit(): 'closed' | 'open' | 'probe' {
    if (!this.#open) return 'closed'
    const now = this.#options.now()
    if (now < this.#openUntil) return 'open'
    this.#pause = Math.min(this.#pause * 2, this.#options.longestMs)
    this.#openUntil = now + this.#pause
    return 'probe'
  }

  succeeded(): void {
    this.#failures = 0
    this.#pause = this.#options.pauseMs
    if (!this.#open) return
    this.#open = false
    this.#options.onChange(false)
  }

  failed(): void {
    this.#failures += 1
    if (this.#open || this.#failures < this.#options.threshold) return
    this.#open = true
    this.#openUntil = this.#options.now() + this.#pause
    this.#options.onChange(true)
  }
}
