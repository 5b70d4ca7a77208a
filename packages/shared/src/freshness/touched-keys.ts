/** Keys that were touched, or `all` when some rings may have been missed. */
export type Touched = readonly string[] | 'all'

const AT_MOST = 20_000

/** The touched keys that a process has heard of, in order. Memory is bounded: when an old key is forgotten, all older copies count as touched. */
export class TouchedKeys {
  readonly #last = new Map<string, number>()
  #count = 0
  #floor = 0

  /** The current position; store it with a copy, read before the copy is rendered. */
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

  /** Whether a copy that reads `keys` and was begun at position `since` may be out of date. */
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
