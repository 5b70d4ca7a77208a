import { setTimeout as pause } from 'node:timers/promises'
import { SingleFlight } from '../cache/single-flight.ts'
import type { AppName } from '../config/app-name.ts'
import { AppError } from '../errors/app-error.ts'
import type { Logger } from '../log/create-log.ts'
import { FRAGMENTS, type FragmentType } from './catalogue.ts'
import type { Circuit } from './circuit.ts'
import type { FragmentCache, Lookup } from './fragment-cache.ts'
import type { FragmentKey } from './fragment-key.ts'
import type { FragmentCall } from './fragment-request.ts'
import type { FragmentTransport } from './fragment-transport.ts'

export type LocalHandler = (call: FragmentCall) => Promise<string>

export interface FragmentMakerOptions {
  readonly app: string
  readonly log: Logger
  readonly cache: FragmentCache
  readonly transport: Pick<FragmentTransport, 'fetch'>
  readonly circuitOf: (owner: AppName) => Circuit | undefined
  /** Called with an error of Redis; the fragment is served all the same. */
  readonly onRedisError: (error: unknown) => void
}

const POLL_MS = 15
const WAIT_FOR_OTHERS_MS = 2_000

/** Renders or fetches fragments, each key once at a time: in this process and, by a lock in Redis, across processes. */
export class FragmentMaker {
  readonly #options: FragmentMakerOptions
  readonly #local = new Map<FragmentType, LocalHandler>()
  readonly #flights = new SingleFlight<string>()

  constructor(options: FragmentMakerOptions) {
    this.#options = options
  }

  serveHere(type: FragmentType, handler: LocalHandler): void {
    this.#local.set(type, handler)
  }

  /** Shares work only between callers with the same marks: a reader who asks after a change must not get HTML that was begun before it. */
  make(key: FragmentKey, lookup: Lookup | undefined, requestId: string, isStored = true): Promise<string> {
    return this.#flights.run(`${key.entry}:${lookup?.marks}`, () =>
      lookup && isStored ? this.#makeLocked(key, lookup.marks, requestId) : this.#fetch(key, requestId),
    )
  }

  async #makeLocked(key: FragmentKey, marks: string, requestId: string): Promise<string> {
    const { cache, onRedisError } = this.#options
    const at = Date.now()
    const lock = await cache.lock(key, marks).catch(() => undefined)
    try {
      // Another process may have stored it between our lookup and our lock.
      const made = lock ? await this.#freshCopy(key).catch(() => undefined) : await this.#waitForOther(key, marks)
      if (made !== undefined) return made
      const html = await this.#fetch(key, requestId)
      await cache.store(key, html, { marks, at }).catch(onRedisError)
      return html
    } finally {
      await lock?.release()
    }
  }

  async #waitForOther(key: FragmentKey, marks: string): Promise<string | undefined> {
    const { cache } = this.#options
    const until = Date.now() + WAIT_FOR_OTHERS_MS
    try {
      while (Date.now() < until && (await cache.isLocked(key, marks))) await pause(POLL_MS)
      return await this.#freshCopy(key)
    } catch {
      return undefined
    }
  }

  async #freshCopy(key: FragmentKey): Promise<string | undefined> {
    const { found } = await this.#options.cache.lookup([key], [], WAIT_FOR_OTHERS_MS)
    return found[0]?.freshness === 'fresh' ? found[0].html : undefined
  }

  async #fetch(key: FragmentKey, requestId: string): Promise<string> {
    const { transport, log } = this.#options
    const { owner } = FRAGMENTS[key.type]
    const circuit = this.#options.circuitOf(owner)
    try {
      const html = await (circuit ? transport.fetch(key, requestId) : this.#callHere(key, requestId))
      circuit?.succeeded()
      return html
    } catch (error) {
      if (isRefusal(error)) circuit?.succeeded()
      else circuit?.failed()
      log.warn({ err: error, requestId, fragment: key.type, owner }, 'fragment failed')
      throw error
    }
  }

  async #callHere(key: FragmentKey, requestId: string): Promise<string> {
    const handler = this.#local.get(key.type)
    if (!handler) throw new Error(`fragment ${key.type} belongs to ${this.#options.app}, which does not serve it`)
    const params = FRAGMENTS[key.type].params.parse(Object.fromEntries(new URLSearchParams(key.query)))
    return handler({ ...key.audience, params, requestId })
  }
}

/** Whether the owner is well and refused these params: visitors choose some of them, and must not be able to open its circuit. */
function isRefusal(error: unknown): boolean {
  const status = error instanceof AppError && (error.details as { statusCode?: number } | undefined)?.statusCode
  return Boolean(status && status >= 400 && status < 500)
}
