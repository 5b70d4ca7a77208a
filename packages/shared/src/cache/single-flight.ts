/** Runs work for a key once at a time; callers that ask meanwhile get the same result or error. */
export class SingleFlight<Value> {
  readonly #flights = new Map<string, Promise<Value>>()

  run(key: string, work: () => Promise<Value>): Promise<Value> {
    const running = this.#flights.get(key)
    if (running) return running
    const flight = work().finally(() => this.#flights.delete(key))
    this.#flights.set(key, flight)
    return flight
  }

  get size(): number {
    return this.#flights.size
  }
}
