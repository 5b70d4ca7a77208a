import type { Redis } from 'ioredis'
import { throttle } from '../cache/throttle.ts'
import type { BaseConfig } from '../config/base-config.ts'
import { latestMark, markName, touchMarks, writesOf } from '../freshness/marks.ts'
import { type SafeHtml, safeHtml } from '../html/safe-html.ts'
import type { Logger } from '../log/create-log.ts'
import type { HttpMetrics } from '../metrics/metrics.ts'
import { FRAGMENTS, type FragmentType } from './catalogue.ts'
import { createCircuits } from './circuits.ts'
import { createFragmentCache, type Lookup, type LookupResult } from './fragment-cache.ts'
import { type FragmentKey, fragmentKey, identityOf } from './fragment-key.ts'
import { FragmentMaker, type LocalHandler } from './fragment-maker.ts'
import type { FragmentReport, FragmentState } from './fragment-report.ts'
import type { Audience, FragmentRequest } from './fragment-request.ts'
import { createFragmentTransport } from './fragment-transport.ts'
import { placeholder, standIn } from './placeholder.ts'

export interface FetchOptions extends Audience {
  readonly requestId: string
  /** Milliseconds for all fragments together. Default: FRAGMENT_BUDGET_MS. */
  readonly budgetMs?: number
  /** For a page that is cached for other readers: a copy that is not fresh is fetched again first, within the budget. */
  readonly wantsFresh?: boolean
  /**
   * Whether the visitor chose the params, not a page of ours: a copy that no page has stored is then made without being stored, since
   * anybody can make up any number of params.
   */
  readonly isVisitorsChoice?: boolean
  /** Further freshness keys whose marks are read in the same round trip. */
  readonly watch?: readonly string[]
}

export interface FetchedFragments {
  /** In the order of the requests; a placeholder or nothing for a fragment that was late. */
  readonly html: readonly SafeHtml[]
  readonly reports: readonly FragmentReport[]
  /** Whether any fragment is missing. */
  readonly incomplete: boolean
  /** Whether any fragment is a copy that is out of date. */
  readonly aged: boolean
  /** The freshness keys of the shared fragments; personal fragments are left out. */
  readonly reads: readonly string[]
  readonly watched: Watched
}

/** When the watched keys were last touched and when the reader last changed something, in milliseconds; 0 when never or when Redis is down. */
export interface Watched {
  readonly touchedAt: number
  readonly wroteAt: number
}

/** A member or an anonymous cart. */
export interface VisitorIdentity {
  readonly member?: { readonly id: string } | undefined
  readonly cartHash?: string | undefined
}

export interface FragmentClient {
  /** Fetches all fragments of a page in parallel. Never throws and never takes longer than the budget: a missing fragment leaves only its own place empty. */
  fetchAll(requests: readonly FragmentRequest[], options: FetchOptions): Promise<FetchedFragments>
  /** Makes all copies that read one of these freshness keys out of date. Never throws. */
  touch(keys: readonly string[]): Promise<void>
  /** Records that a member or an anonymous cart changed something: their next page uses no copies from before. Never throws. */
  invalidateFor(who: VisitorIdentity): Promise<void>
  /** Serves a type of this app within this process, without HTTP. */
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

export function createFragmentClient({ app, config, redis, log, metrics }: FragmentClientOptions): FragmentClient {
  const cache = createFragmentCache(redis)
  const transport = createFragmentTransport(config)
  const circuitOf = createCircuits({ app, log, metrics })
  const warnOfRedis = throttle(10_000)
  const onRedisError = (error: unknown) => warnOfRedis(() => log.warn({ err: error }, 'fragment cache not available'))
  const maker = new FragmentMaker({ app, log, cache, transport, circuitOf, onRedisError })

  async function fetchAll(requests: readonly FragmentRequest[], options: FetchOptions): Promise<FetchedFragments> {
    const startedAt = performance.now()
    const budgetMs = options.budgetMs ?? config.FRAGMENT_BUDGET_MS
    const { passed, clear } = budget(budgetMs)
    const keys = requests.map((request) => keyOrNothing(request, options))
    const { lookups, watched } = await lookUp(keys, options, budgetMs / 2)
    const outcomes = await Promise.all(
      keys.map(async (key): Promise<Outcome & { ms: number }> => {
        const outcome = key ? await settle(key, lookups?.get(key), { ...options, ...watched }, passed) : FAILED
        return { ...outcome, ms: performance.now() - startedAt }
      }),
    )
    clear()
    const reads = keys.flatMap((key) => (key && !key.writes ? key.reads : []))
    return { ...toFetched(requests, outcomes), reads, watched }
  }

  function keyOrNothing(request: FragmentRequest, options: FetchOptions): FragmentKey | undefined {
    try {
      return fragmentKey(request, options)
    } catch (error) {
      const { requestId } = options
      log.error({ err: error, requestId, fragment: request.type }, 'fragment requested with invalid params')
      return undefined
    }
  }

  /** `lookups` is undefined when Redis did not answer; the page is then composed without the cache. */
  async function lookUp(wanted: readonly (FragmentKey | undefined)[], options: FetchOptions, withinMs: number) {
    const keys = wanted.filter((key) => key !== undefined)
    const who = identityOf(options)
    const marks = [...(who ? [writesOf(who)] : []), ...(options.watch ?? [])].map(markName)
    try {
      const looked = await cache.lookup(keys, marks, withinMs)
      return {
        lookups: new Map(keys.map((key, index) => [key, looked.found[index]!])),
        watched: toWatched(looked, Boolean(who)),
      }
    } catch (error) {
      onRedisError(error)
      return { lookups: undefined, watched: { touchedAt: 0, wroteAt: 0 } }
    }
  }

  async function settle(
    key: FragmentKey,
    lookup: Lookup | undefined,
    { requestId, wantsFresh = false, isVisitorsChoice = false, wroteAt }: FetchOptions & Watched,
    passed: Promise<'late'>,
  ): Promise<Outcome> {
    if (lookup?.freshness === 'fresh') return { state: 'fresh', html: lookup.html! }
    const circuit = circuitOf(FRAGMENTS[key.type].owner)
    const admitted = circuit?.admit() ?? 'closed'
    const isServable = !wantsFresh && lookup !== undefined && maybeServed(lookup, wroteAt)
    if (admitted === 'probe' || (isServable && admitted === 'closed')) {
      maker.make(key, lookup, requestId).catch(() => undefined)
    }
    if (isServable) return orOld(lookup, FAILED)
    if (admitted !== 'closed') return orOld(lookup, { state: 'open', html: standIn(key, config) })
    const isStored = !(isVisitorsChoice && key.query !== '' && lookup?.html === undefined)
    const made = maker.make(key, lookup, requestId, isStored).then(
      (html): Outcome => ({ state: 'made', html }),
      (): Outcome => orOld(lookup, { state: 'failed', html: standIn(key, config) }),
    )
    const first = await Promise.race([made, passed])
    if (first !== 'late') return first
    circuit?.failed()
    return orOld(lookup, { state: 'late', html: placeholder(key, config) })
  }

  function toFetched(requests: readonly FragmentRequest[], outcomes: readonly (Outcome & { ms: number })[]) {
    const reports = outcomes.map(({ state, ms }, index) => ({ type: requests[index]!.type, state, ms }))
    for (const { type, state } of reports) metrics.fragments.inc({ type, state })
    return {
      html: outcomes.map(({ html }) => safeHtml(html)),
      reports,
      incomplete: outcomes.some(({ state }) => state === 'late' || state === 'failed' || state === 'open'),
      aged: outcomes.some(({ state }) => state === 'stale'),
    }
  }

  const touch = (keys: readonly string[]) => touchMarks(redis, keys).catch(onRedisError)

  return {
    fetchAll,
    touch,
    async invalidateFor(who) {
      const identity = identityOf(who)
      if (identity) await touch([writesOf(identity)])
    },
    serveHere: (type, handler) => maker.serveHere(type, handler),
    close: () => transport.close(),
  }
}

const FAILED: Outcome = { state: 'failed', html: '' }

function toWatched({ marks }: LookupResult, hasReader: boolean): Watched {
  return {
    wroteAt: hasReader ? latestMark(marks.slice(0, 1)) : 0,
    touchedAt: latestMark(marks.slice(hasReader ? 1 : 0)),
  }
}

/** Whether an old copy may be served: not one from before the reader's own last change. */
function maybeServed({ freshness, at = 0 }: Lookup, wroteAt: number): boolean {
  return freshness === 'stale' || (freshness === 'touched' && wroteAt < at)
}

/** Falls back to an old copy. */
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
