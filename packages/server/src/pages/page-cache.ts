import { request as httpRequest } from 'node:http'
import { withDeadline } from '@rose-ash/shared/cache/with-deadline'
import { type Touched, TouchedKeys } from '@rose-ash/shared/freshness/touched-keys'
import type { Logger } from '@rose-ash/shared/log/create-log'
import type { HttpMetrics } from '@rose-ash/shared/metrics/metrics'
import { INTERNAL_HEADER, signInternal, verifyInternal } from '@rose-ash/shared/secrets/internal-signature'
import type { Request, RequestHandler, Response } from 'express'
import { LRUCache } from 'lru-cache'
import { isAnonymous } from '../visitor/visitor-cookies.ts'
import { SharedPage } from './shared-page.ts'

export interface PageCacheOptions {
  readonly secret: string
  readonly log: Logger
  readonly metrics: HttpMetrics
  /** Milliseconds for which a page is served without revalidation, unless a key it reads is touched. */
  readonly freshMs?: number
  /** Milliseconds after that, or after a touch, in which it is served while it is made again. */
  readonly staleMs?: number
  readonly maxBytes?: number
}

/** What `res.page` uses to answer a visitor with a page that others may be given too. */
export interface PageStore {
  store(html: string, made: PageMade): Promise<void>
}

export interface PageMade {
  /** Whether a fragment is missing or out of date: such a page is replaced soon. */
  readonly incomplete: boolean
  /** The freshness keys of what the page and its fragments are made of. */
  readonly reads: readonly string[]
}

export interface PageCache {
  readonly middleware: RequestHandler
  /** Marks the pages that read one of these keys as out of date, also those being made right now. */
  touch(touched: Touched): void
}

interface Kept {
  readonly page: SharedPage
  readonly reads: readonly string[]
  /** What had been heard of touched keys when its making began. */
  readonly begun: number
  readonly freshUntil: number
  readonly staleUntil: number
}

const PURPOSE = 'page-cache'
const WAIT_MS = 2_000
const INCOMPLETE_MS = 1_000

/**
 * Keeps the pages of anonymous visitors in memory, so that a crowd costs what one visitor costs. One request at a time makes a page
 * and the others wait for it. A page that is old, or that read a key touched since, is served while the process asks itself for a
 * new one. A request with one of our cookies never meets this cache.
 */
export function createPageCache(options: PageCacheOptions): PageCache {
  const { secret, log, metrics, freshMs = 60_000, staleMs = 5 * 60_000, maxBytes = 64 * 1024 * 1024 } = options
  const kept = new LRUCache<string, Kept>({ maxSize: maxBytes, sizeCalculation: ({ page }) => page.size })
  const making = new Map<string, Promise<void>>()
  const refreshing = new Set<string>()
  const touchedKeys = new TouchedKeys()

  const middleware: RequestHandler = (req, res, next) => {
    if (!isShareable(req)) return next()
    const key = req.originalUrl
    if (isRefresh(req, secret)) return make(key, req, res, next)
    const found = kept.get(key)
    const now = performance.now()
    if (found && now < found.freshUntil && !isTouched(found)) return void send(found, req, res, 'fresh').catch(next)
    if (found && now < found.staleUntil) {
      refresh(key, req)
      return void send(found, req, res, 'stale').catch(next)
    }
    const running = making.get(key)
    if (!running) return make(key, req, res, next)
    withDeadline(running, WAIT_MS)
      .catch(() => undefined)
      .then(() => {
        const made = kept.get(key)
        return made ? send(made, req, res, 'shared') : next()
      })
      .catch(next)
  }

  const isTouched = ({ reads, begun }: Kept) => touchedKeys.isTouchedSince(reads, begun)

  function send({ page }: Kept, req: Request, res: Response, state: string): Promise<void> {
    metrics.pageCache.inc({ state })
    return page.send(req, res, `page;desc="${state}"`)
  }

  /** Lets the request run and keeps what `res.page` stores. */
  function make(key: string, req: Request, res: Response, next: () => void): void {
    metrics.pageCache.inc({ state: 'made' })
    const begun = touchedKeys.now
    const { promise, resolve } = Promise.withResolvers<void>()
    making.set(key, promise)
    const done = () => {
      if (making.get(key) === promise) making.delete(key)
      resolve()
    }
    res.once('close', done)
    res.locals.pageStore = {
      async store(html, made) {
        if (res.hasHeader('set-cookie') || res.locals.nonceUsed) return sendPersonal(res, html)
        const page = new SharedPage(html, headersToKeep(res), routeOf(req))
        keep(key, page, begun, made)
        done()
        await page.send(req, res, ['page;desc="made"', res.getHeader('server-timing')].filter(Boolean).join(', '))
      },
    }
    next()
  }

  function keep(key: string, page: SharedPage, begun: number, { incomplete, reads }: PageMade): void {
    const now = performance.now()
    const freshUntil = now + (incomplete ? Math.min(INCOMPLETE_MS, freshMs) : freshMs)
    kept.set(key, { page, reads, begun, freshUntil, staleUntil: freshUntil + (incomplete ? 0 : staleMs) })
  }

  /** Asks this very process for the page, signed so that strangers cannot make it work. */
  function refresh(key: string, req: Request): void {
    if (refreshing.has(key)) return
    refreshing.add(key)
    const done = () => refreshing.delete(key)
    const { localAddress: host, localPort: port } = req.socket
    const forwarded = ['host', 'x-forwarded-host', 'x-forwarded-proto'].map(
      (name) => [name, req.headers[name]] as const,
    )
    const headers = {
      ...Object.fromEntries(forwarded.filter(([, value]) => value !== undefined)),
      accept: 'text/html',
      [INTERNAL_HEADER]: signInternal(secret, { method: 'GET', path: key, claims: [PURPOSE] }),
    }
    const asked = httpRequest({ host, port, path: key, headers, agent: false, timeout: 10_000 }, (answer) => {
      answer.resume().once('close', done)
    })
    asked.once('timeout', () => asked.destroy())
    asked.once('error', (error) => {
      log.debug({ err: error, path: req.path }, 'page not refreshed')
      done()
    })
    asked.end()
  }

  return {
    middleware,
    touch: (touched) => touchedKeys.note(touched),
  }
}

function isShareable({ method, audience, headers, originalUrl }: Request): boolean {
  if ((method !== 'GET' && method !== 'HEAD') || audience !== 'public') return false
  if (headers.authorization || headers.range || headers['hx-request'] || originalUrl.length > 512) return false
  return isAnonymous(headers.cookie) && wantsHtml(headers.accept)
}

/** JSON, ActivityStreams and feeds are negotiated on the same addresses and are not kept here. */
function wantsHtml(accept = '*/*'): boolean {
  return !accept.includes('json') && (accept.includes('text/html') || accept.includes('*/*'))
}

function isRefresh(req: Request, secret: string): boolean {
  const signature = req.headers[INTERNAL_HEADER]
  return (
    signature !== undefined &&
    verifyInternal(secret, { method: 'GET', path: req.originalUrl, claims: [PURPOSE] }, signature)
  )
}

function sendPersonal(res: Response, html: string): void {
  res.setHeader('Cache-Control', 'private, no-cache')
  res.vary('Cookie').send(html)
}

function headersToKeep(res: Response) {
  const { 'x-request-id': _id, 'set-cookie': _cookies, 'server-timing': _timing, ...headers } = res.getHeaders()
  return headers
}

function routeOf(req: Request): string {
  return typeof req.route?.path === 'string' ? `${req.baseUrl}${req.route.path}` : 'other'
}
