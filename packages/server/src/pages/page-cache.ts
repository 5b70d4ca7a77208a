import { withDeadline } from '@rose-ash/shared/cache/with-deadline'
import { type Touched, TouchedKeys } from '@rose-ash/shared/freshness/touched-keys'
import type { Request, RequestHandler, Response } from 'express'
import { LRUCache } from 'lru-cache'
import type { ServerContext } from '../context/server-context.ts'
import { createVisitorReader } from '../visitor/read-visitor.ts'
import { type Reader, type ReaderClass, readerClassOf } from '../visitor/reader.ts'
import { type Visitor, visitorOf } from '../visitor/visitor.ts'
import { isAnonymous } from '../visitor/visitor-cookies.ts'
import { isShareable } from './is-shareable.ts'
import { type CopyParts, PageCopy } from './page-copy.ts'
import { createPageRefresher } from './page-refresher.ts'
import { type Kept, PageShelf } from './page-shelf.ts'
import { createPersonalParts } from './personal-parts.ts'
import { isPlain, sendFilled } from './send-filled.ts'

export type PageCacheContext = Pick<
  ServerContext,
  'app' | 'config' | 'fragments' | 'log' | 'metrics' | 'redis' | 'views'
>

export interface PageCacheOptions {
  /** Milliseconds for which a page is served without revalidation, unless a key it reads is touched. */
  readonly freshMs?: number
  /** Milliseconds after that, or after a touch, for which it is served while it is rendered again in the background. */
  readonly staleMs?: number
  readonly maxBytes?: number
}

/** Through this `res.page` stores a shared page. */
export interface PageStore {
  /** When rendering began, in milliseconds. */
  readonly begunAt: number
  /** Whether the process requested the page itself, to refresh its copy. */
  readonly isRefresh: boolean
  /** `incomplete`: a fragment is missing or out of date, so the page is refreshed soon. */
  keep(reader: Reader, parts: CopyParts, made: { readonly incomplete: boolean }): PageCopy
}

export interface PageCache {
  /** Middleware before sign-on: answers from the cache, and lets one anonymous request at a time render a page. */
  readonly early: RequestHandler
  /** Middleware after sign-on: lets one request of each reader class at a time render a page. */
  readonly late: RequestHandler
  /** Marks the pages that read one of these keys as out of date, including pages that are being rendered. */
  touch(touched: Touched): void
}

/** A visitor without a session, a cart or notices. */
const PLAIN: Visitor = { cookies: {} }

const WAIT_MS = 2_000
const INCOMPLETE_MS = 1_000

/**
 * Caches shared pages (pages with `reads`) in memory, one copy for each reader class that a page distinguishes. A copy that is old, or
 * that reads a key touched since, is served while the process requests a new one from itself.
 */
export function createPageCache(ctx: PageCacheContext, options: PageCacheOptions = {}): PageCache {
  const { freshMs = 60_000, staleMs = 5 * 60_000, maxBytes = 64 * 1024 * 1024 } = options
  const shelf = new PageShelf(maxBytes)
  const touchedKeys = new TouchedKeys()
  const making = new Map<string, Promise<void>>()
  /** Addresses whose page was not cached: their requests do not wait for each other. */
  const unshared = new LRUCache<string, true>({ max: 5_000 })
  const refresher = createPageRefresher(ctx)
  const readVisitor = createVisitorReader(ctx as PageCacheContext & { app: never })
  const personal = createPersonalParts(ctx)

  const early: RequestHandler = (req, res, next) => {
    if (!isShareable(req)) return next()
    const url = req.originalUrl
    const asked = refresher.readerOf(req)
    if (asked) return make(url, asked, res, next, true)
    if (isAnonymous(req.headers.cookie)) {
      return serve(url, PLAIN, req, res, (error) => (error ? next(error) : makeOnce(url, PLAIN, req, res, next)))
    }
    if (!shelf.has(url)) return next()
    readVisitor(req)
      .then((visitor) => (visitor ? serve(url, visitor, req, res, next) : next()))
      .catch(() => next())
  }

  const late: RequestHandler = (req, res, next) => {
    if (res.locals.pageStore || !isShareable(req)) return next()
    makeOnce(req.originalUrl, visitorOf(req), req, res, next)
  }

  /** Answers from the shelf, or calls `next`. */
  function serve(url: string, visitor: Visitor, req: Request, res: Response, next: (error?: unknown) => void): void {
    const reader = readerClassOf(visitor.member)
    const kept = shelf.find(url, reader)
    const now = performance.now()
    if (!kept || now >= kept.staleUntil) return void next()
    const isOld = now >= kept.freshUntil || touchedKeys.isTouchedSince(kept.copy.parts.reads, kept.begun)
    if (isPlain(visitor)) {
      if (isOld) refresher.refresh(url, reader, req)
      return void sendAnonymous(kept, req, res, isOld ? 'stale' : 'fresh').catch(next)
    }
    void sendPersonal(url, kept, visitor, req, res, isOld).then((isSent) => (isSent ? undefined : next()), next)
  }

  function sendAnonymous({ copy }: Kept, req: Request, res: Response, state: string): Promise<void> {
    ctx.metrics.pageCache.inc({ state })
    return copy.sendAnonymous(req, res, `page;desc="${state}"`)
  }

  /** false when the visitor has changed something since the copy was begun and so needs a new one. */
  async function sendPersonal(
    url: string,
    { copy }: Kept,
    visitor: Visitor,
    req: Request,
    res: Response,
    isOld: boolean,
  ) {
    const parts = await personal.fetch(visitor, copy.parts.personal, { requestId: req.id, watch: copy.parts.reads })
    const isTouched = isOld || parts.watched.touchedAt >= copy.parts.begunAt
    if (parts.watched.wroteAt >= copy.parts.begunAt && (isTouched || isStaff(visitor))) return false
    const reader = readerClassOf(visitor.member)
    // Another request may have stored a newer copy meanwhile.
    if (isTouched && shelf.find(url, reader)?.copy === copy) refresher.refresh(url, reader, req)
    const state = isTouched ? 'stale' : 'fresh'
    ctx.metrics.pageCache.inc({ state })
    await sendFilled(copy, parts, req, res, state)
    return true
  }

  /** Waits for a request of the same class that is rendering the page, or renders it. */
  function makeOnce(url: string, visitor: Visitor, req: Request, res: Response, next: (error?: unknown) => void): void {
    const reader = readerClassOf(visitor.member)
    const flight = flightOf(url, reader)
    const running = unshared.has(flight) ? undefined : making.get(flight)
    if (!running) return void make(url, reader, res, next)
    withDeadline(running, WAIT_MS)
      .catch(() => undefined)
      .then(() => serve(url, visitor, req, res, next))
      .catch(next)
  }

  /** Runs the request and stores the page of `res.page`. */
  function make(url: string, reader: ReaderClass, res: Response, next: () => void, isRefresh = false): void {
    const begun = touchedKeys.now
    const flight = flightOf(url, reader)
    const { promise, resolve } = Promise.withResolvers<void>()
    making.set(flight, promise)
    const done = () => {
      if (making.get(flight) === promise) making.delete(flight)
      resolve()
    }
    res.once('close', () => {
      if (making.get(flight) === promise) unshared.set(flight, true)
      if (res.writableEnded && isNoLongerThere(res.statusCode)) shelf.drop(url, reader)
      done()
    })
    res.locals.readerClass = reader
    res.locals.pageStore = {
      begunAt: Date.now(),
      isRefresh,
      keep(asking, parts, { incomplete }) {
        ctx.metrics.pageCache.inc({ state: 'made' })
        const copy = new PageCopy(parts)
        unshared.delete(flight)
        const freshUntil = performance.now() + (incomplete ? Math.min(INCOMPLETE_MS, freshMs) : freshMs)
        shelf.put(url, reader, asking.asked, {
          copy,
          begun,
          freshUntil,
          staleUntil: freshUntil + (incomplete ? 0 : staleMs),
        })
        done()
        return copy
      },
    }
    next()
  }

  return { early, late, touch: (touched) => touchedKeys.note(touched) }
}

/** Changes by staff show in more places than their freshness keys name. */
function isStaff({ member }: Visitor): boolean {
  return member?.roles.some((role) => role !== 'member') ?? false
}

/** Whether the answer says that there is no page now for this class of readers: an older copy must not be served instead. */
const isNoLongerThere = (status: number) => status >= 300 && status < 500 && status !== 304 && status !== 429

const flightOf = (url: string, { isMember, roles }: ReaderClass) => `${isMember ? roles.join() : '-'} ${url}`
