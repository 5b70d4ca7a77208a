export interface CircuitOptions {
  /** Failures in a row after which the app is left alone. */
  readonly threshold?: number
  /** Milliseconds of the first pause; it doubles with every failed probe up to `longestMs`. */
  readonly pauseMs?: number
  readonly longestMs?: number
  readonly now?: () => number
  readonly onChange?: (open: boolean) => void
}

/**
 * Remembers whether an app answers. After repeated failures it is left alone for a while; then one probe at a time is let
 * through, and the first success closes the circuit.
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

  /** `closed`: ask. `open`: do not. `probe`: ask once, and let nobody wait for it. */
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
