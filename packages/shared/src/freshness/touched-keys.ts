/** Keys that have been touched, or `all` when some may have gone unheard. */
export type Touched = readonly string[] | 'all'

const AT_MOST = 20_000

/** What one process has heard of touched keys, and in which order. Forgetting an old key makes copies from before it count as touched. */
export class TouchedKeys {
  readonly #last = new Map<string, number>()
  #count = 0
  #floor = 0

  /** The present moment, to be kept with a copy before it is made. */
  get now(): number {
    return this.#count
  }

  note(touched: Touched): void {
    this.#count += 1
    if (touched === 'all') {
      this.#floor = this.#count
      this.#last.clear()
      return
    }
    for (const key of touched) {
      this.#last.delete(key)
      this.#last.set(key, this.#count)
    }
    while (this.#last.size > AT_MOST) this.#forgetOldest()
  }

  /** Whether a copy that was begun at `since` and read `keys` may be out of date. */
  isTouchedSince(keys: readonly string[], since: number): boolean {
    return this.#floor > since || keys.some((key) => (this.#last.get(key) ?? 0) > since)
  }

  #forgetOldest(): void {
    const [oldest] = this.#last
    if (!oldest) return
    this.#last.delete(oldest[0])
    this.#floor = Math.max(this.#floor, oldest[1])
  }
}
