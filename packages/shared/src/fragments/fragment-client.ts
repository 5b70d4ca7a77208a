import type { Redis } from 'ioredis'
import { SingleFlight } from '../cache/single-flight.ts'
import { sometimes } from '../cache/sometimes.ts'
import type { AppName } from '../config/app-name.ts'
import type { BaseConfig } from '../config/base-config.ts'
import { type SafeHtml, safeHtml } from '../html/safe-html.ts'
import type { Logger } from '../log/create-log.ts'
import type { HttpMetrics } from '../metrics/metrics.ts'
import { FRAGMENTS, type FragmentType } from './catalogue.ts'
import { Circuit } from './circuit.ts'
import { createFragmentCache, type Lookup } from './fragment-cache.ts'
import {
  audienceMark,
  type FragmentKey,
  fragmentKey,
  identityOf,
  paramsMark,
  queryOf,
  typeMark,
} from './fragment-key.ts'
import type { FragmentReport, FragmentState } from './fragment-report.ts'
import type { Audience, FragmentCall, FragmentRequest } from './fragment-request.ts'
import { createFragmentTransport } from './fragment-transport.ts'
import { placeholder, standIn } from './placeholder.ts'

export interface FetchOptions extends Audience {
  readonly requestId: string
  /** Milliseconds for all of them together. Default: FRAGMENT_BUDGET_MS. */
  readonly budgetMs?: number
}

export interface FetchedFragments {
  /** In the order in which they were asked for; empty or a placeholder where there was nothing in time. */
  readonly html: readonly SafeHtml[]
  readonly reports: readonly FragmentReport[]
  /** Whether any of them is missing. */
  readonly incomplete: boolean
}

type LocalHandler = (call: FragmentCall) => Promise<string>

export interface FragmentClient {
  /** Fetches all of a page's fragments at once. Never throws and never takes longer than the budget: a missing fragment costs its own place only. */
  fetchAll(requests: readonly FragmentRequest[], options: FetchOptions): Promise<FetchedFragments>
  /** Outdates all copies of a type, or those with exactly these params. */
  invalidate<Type extends FragmentType>(type: Type, params?: FragmentRequest<Type>['params']): Promise<void>
  /** Outdates everything personal of a member or an anonymous cart. */
  invalidateFor(audience: Audience | { readonly member: { readonly id: string } }): Promise<void>
  /** Outdates every type that the catalogue says is refreshed by this type of activity. */
  noteActivity(activityType: string): Promise<void>
  /** Answers a type of this app in this process, without HTTP. */
  serveHere(type: FragmentType, handler: LocalHandler): void
  close(): Promise<void>
}

export interface FragmentClientOptions {
  readonly app: string
  readonly config: BaseConfig
  readonly redis: Redis
  readonly log: Logger
  readonly metrics: HttpMetrics
}

interface Outcome {
  readonly state: FragmentState
  readonly html: string
}

const POLL_MS = 15
const WAIT_FOR_OTHERS_MS = 2_000

export function createFragmentClient({ app, config, redis, log, metrics }: FragmentClientOptions): FragmentClient {
  const cache = createFragmentCache(redis)
  const transport = createFragmentTransport(config)
  const local = new Map<FragmentType, LocalHandler>()
  const flights = new SingleFlight<string>()
  const circuits = new Map<AppName, Circuit>()
  const warnOfRedis = sometimes(10_000)

  async function fetchAll(requests: readonly FragmentRequest[], options: FetchOptions): Promise<FetchedFragments> {
    const startedAt = performance.now()
    const budgetMs = options.budgetMs ?? config.FRAGMENT_BUDGET_MS
    const { passed, clear } = budget(budgetMs)
    const keys = requests.map((request) => keyOrNothing(request, options))
    const lookups = await lookUp(
      keys.filter((key) => key !== undefined),
      budgetMs / 2,
    )
    const outcomes = await Promise.all(
      keys.map(async (key): Promise<Outcome & { ms: number }> => {
        const outcome = key ? await settle(key, lookups?.get(key), options.requestId, passed) : FAILED
        return { ...outcome, ms: performance.now() - startedAt }
      }),
    )
    clear()
    return toFetched(requests, outcomes)
  }

  function keyOrNothing(request: FragmentRequest, options: FetchOptions): FragmentKey | undefined {
    try {
      return fragmentKey(request, options)
    } catch (error) {
      log.error(
        { err: error, requestId: options.requestId, fragment: request.type },
        'fragment asked for with wrong params',
      )
      return undefined
    }
  }

  /** undefined: Redis did not answer, and the page is composed without it. */
  async function lookUp(keys: readonly FragmentKey[], withinMs: number): Promise<Map<FragmentKey, Lookup> | undefined> {
    if (keys.length === 0) return new Map()
    try {
      const found = await cache.lookup(keys, withinMs)
      return new Map(keys.map((key, index) => [key, found[index]!]))
    } catch (error) {
      warnOfRedis(() => log.warn({ err: error }, 'fragments composed without their cache'))
      return undefined
    }
  }

  async function settle(
    key: FragmentKey,
    lookup: Lookup | undefined,
    requestId: string,
    passed: Promise<'late'>,
  ): Promise<Outcome> {
    if (lookup?.freshness === 'fresh') return { state: 'fresh', html: lookup.html! }
    const admitted = admit(key)
    if (admitted === 'probe' || (lookup?.freshness === 'stale' && admitted === 'closed')) {
      refresh(key, lookup, requestId).catch(() => undefined)
    }
    if (lookup?.freshness === 'stale') return { state: 'stale', html: lookup.html! }
    if (admitted !== 'closed') return orOld(lookup, { state: 'open', html: standIn(key, config) })
    const made = refresh(key, lookup, requestId).then(
      (html): Outcome => ({ state: 'made', html }),
      (): Outcome => orOld(lookup, { state: 'failed', html: standIn(key, config) }),
    )
    const first = await Promise.race([made, passed])
    if (first !== 'late') return first
    circuitOf(key)?.failed()
    return orOld(lookup, { state: 'late', html: placeholder(key, config) })
  }

  function admit(key: FragmentKey): 'closed' | 'open' | 'probe' {
    return circuitOf(key)?.admit() ?? 'closed'
  }

  /** One fetch a key at a time, in this process and, by a lock in Redis, in all. Marks are part of the key: who asks after a change must not be given what was begun before it. */
  function refresh(key: FragmentKey, lookup: Lookup | undefined, requestId: string): Promise<string> {
    return flights.run(`${key.entry}:${lookup?.marks}`, async () => {
      if (!lookup) return fetchFromOwner(key, requestId)
      const lock = await cache.lock(key, lookup.marks).catch(() => undefined)
      if (!lock) {
        const made = await waitForOther(key, lookup.marks)
        if (made !== undefined) return made
      }
      try {
        const html = await fetchFromOwner(key, requestId)
        await cache
          .store(key, html, lookup.marks)
          .catch((error) => warnOfRedis(() => log.warn({ err: error }, 'fragment not stored')))
        return html
      } finally {
        await lock?.release()
      }
    })
  }

  async function waitForOther(key: FragmentKey, marks: string): Promise<string | undefined> {
    const until = Date.now() + WAIT_FOR_OTHERS_MS
    try {
      while (Date.now() < until && (await cache.isLocked(key, marks))) await sleep(POLL_MS)
      const [found] = await cache.lookup([key], WAIT_FOR_OTHERS_MS)
      return found?.freshness === 'fresh' ? found.html : undefined
    } catch {
      return undefined
    }
  }

  async function fetchFromOwner(key: FragmentKey, requestId: string): Promise<string> {
    const circuit = circuitOf(key)
    try {
      const html = await (circuit ? transport.fetch(key, requestId) : callHere(key, requestId))
      circuit?.succeeded()
      return html
    } catch (error) {
      circuit?.failed()
      log.warn({ err: error, requestId, fragment: key.type, owner: FRAGMENTS[key.type].owner }, 'fragment failed')
      throw error
    }
  }

  async function callHere(key: FragmentKey, requestId: string): Promise<string> {
    const handler = local.get(key.type)
    if (!handler) throw new Error(`fragment ${key.type} belongs to ${app}, which does not serve it`)
    const params = FRAGMENTS[key.type].params.parse(Object.fromEntries(new URLSearchParams(key.query)))
    return handler({ ...key.audience, params, requestId })
  }

  /** The circuit of the fragment's owner; undefined when that is this very process. */
  function circuitOf({ type }: FragmentKey): Circuit | undefined {
    const { owner } = FRAGMENTS[type]
    if (owner === app) return undefined
    const known = circuits.get(owner)
    if (known) return known
    const circuit = new Circuit({
      onChange(open) {
        metrics.circuitOpen.set({ app: owner }, open ? 1 : 0)
        log.warn({ owner }, open ? 'fragment circuit opened' : 'fragment circuit closed')
      },
    })
    circuits.set(owner, circuit)
    return circuit
  }

  function toFetched(
    requests: readonly FragmentRequest[],
    outcomes: readonly (Outcome & { ms: number })[],
  ): FetchedFragments {
    const reports = outcomes.map(({ state, ms }, index) => ({ type: requests[index]!.type, state, ms }))
    for (const { type, state } of reports) metrics.fragments.inc({ type, state })
    return {
      html: outcomes.map(({ html }) => safeHtml(html)),
      reports,
      incomplete: outcomes.some(({ state }) => state === 'late' || state === 'failed' || state === 'open'),
    }
  }

  async function outdate(marks: readonly string[]): Promise<void> {
    if (marks.length === 0) return
    await cache.outdate(marks).catch((error) => warnOfRedis(() => log.warn({ err: error }, 'fragments not outdated')))
  }

  return {
    fetchAll,
    invalidate: (type, params) =>
      outdate([params ? paramsMark(type, queryOf(FRAGMENTS[type].params.parse(params))) : typeMark(type)]),
    invalidateFor(audience) {
      const who = identityOf(audience as Audience)
      return outdate(who ? [audienceMark(who)] : [])
    },
    noteActivity(activityType) {
      const types = Object.entries(FRAGMENTS).filter(([, { refreshedBy }]) =>
        refreshedBy.some((start) => activityType.startsWith(start)),
      )
      return outdate(types.map(([type]) => typeMark(type)))
    },
    serveHere(type, handler) {
      local.set(type, handler)
    },
    close: () => transport.close(),
  }
}

const FAILED: Outcome = { state: 'failed', html: '' }

/** An old copy is better than none. */
function orOld(lookup: Lookup | undefined, otherwise: Outcome): Outcome {
  return lookup?.html === undefined ? otherwise : { state: 'stale', html: lookup.html }
}

function budget(ms: number): { passed: Promise<'late'>; clear: () => void } {
  let timer: NodeJS.Timeout | undefined
  const passed = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), ms)
  })
  return { passed, clear: () => clearTimeout(timer) }
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
