import type { Redis } from 'ioredis'
import { sometimes } from '../cache/sometimes.ts'
import type { BaseConfig } from '../config/base-config.ts'
import { latestMark, markName, touchMarks, writesOf } from '../freshness/marks.ts'
import { type SafeHtml, safeHtml } from '../html/safe-html.ts'
import type { Logger } from '../log/create-log.ts'
import type { HttpMetrics } from '../metrics/metrics.ts'
import { FRAGMENTS, type FragmentType } from './catalogue.ts'
import { createCircuits } from './circuits.ts'
import { createFragmentCache, type Looked, type Lookup } from './fragment-cache.ts'
import { type FragmentKey, fragmentKey, identityOf } from './fragment-key.ts'
import { FragmentMaker, type LocalHandler } from './fragment-maker.ts'
import type { FragmentReport, FragmentState } from './fragment-report.ts'
import type { Audience, FragmentRequest } from './fragment-request.ts'
import { createFragmentTransport } from './fragment-transport.ts'
import { placeholder, standIn } from './placeholder.ts'

export interface FetchOptions extends Audience {
  readonly requestId: string
  /** Milliseconds for all of them together. Default: FRAGMENT_BUDGET_MS. */
  readonly budgetMs?: number
  /** For a page that others will be given: a copy that is not fresh is made again first, within the budget. */
  readonly wantsFresh?: boolean
  /** Freshness keys to look up in the same round trip. */
  readonly watch?: readonly string[]
}

export interface FetchedFragments {
  /** In the order in which they were asked for; empty or a placeholder where there was nothing in time. */
  readonly html: readonly SafeHtml[]
  readonly reports: readonly FragmentReport[]
  /** Whether any of them is missing. */
  readonly incomplete: boolean
  /** Whether any of them is a copy that is out of date. */
  readonly aged: boolean
  /** The freshness keys of the fragments that are not for one reader. */
  readonly reads: readonly string[]
  readonly watched: Watched
}

/** When the watched keys were last touched, and when the reader last changed something (ms); 0: never, or Redis did not say. */
export interface Watched {
  readonly touchedAt: number
  readonly wroteAt: number
}

/** The member or the cart that something is about. */
export interface Who {
  readonly member?: { readonly id: string } | undefined
  readonly cartHash?: string | undefined
}

export interface FragmentClient {
  /** Fetches all of a page's fragments at once. Never throws and never takes longer than the budget: a missing fragment costs its own place only. */
  fetchAll(requests: readonly FragmentRequest[], options: FetchOptions): Promise<FetchedFragments>
  /** Makes copies that read one of these freshness keys out of date. Never throws. */
  touch(keys: readonly string[]): Promise<void>
  /** Notes that a member or an anonymous cart has changed something: their next page is not made of older copies. Never throws. */
  invalidateFor(who: Who): Promise<void>
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

export function createFragmentClient({ app, config, redis, log, metrics }: FragmentClientOptions): FragmentClient {
  const cache = createFragmentCache(redis)
  const transport = createFragmentTransport(config)
  const circuitOf = createCircuits({ app, log, metrics })
  const warnOfRedis = sometimes(10_000)
  const onRedisError = (error: unknown) => warnOfRedis(() => log.warn({ err: error }, 'fragments without their cache'))
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
      log.error({ err: error, requestId, fragment: request.type }, 'fragment asked for with wrong params')
      return undefined
    }
  }

  /** `lookups` undefined: Redis did not answer, and the page is composed without it. */
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
    { requestId, wantsFresh = false, wroteAt }: FetchOptions & Watched,
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
    const made = maker.make(key, lookup, requestId).then(
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

function toWatched({ marks }: Looked, hasReader: boolean): Watched {
  return {
    wroteAt: hasReader ? latestMark(marks.slice(0, 1)) : 0,
    touchedAt: latestMark(marks.slice(hasReader ? 1 : 0)),
  }
}

/** What a reader has touched by a change of their own they must see at once. */
function maybeServed({ freshness, at = 0 }: Lookup, wroteAt: number): boolean {
  return freshness === 'stale' || (freshness === 'touched' && wroteAt < at)
}

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
