import { createHash } from 'node:crypto'
import type { OutgoingHttpHeaders } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FragmentRequest } from '@rose-ash/shared/fragments/fragment-request'
import type { Request, Response } from 'express'
import { accepts, bestEncoding, type Encoding } from './accepted-encoding.ts'
import { cutAtHoles, fillHoles, fillQuietHoles, type Pieces, quietHolesIn } from './holes.ts'
import { deflatedPiece, joinedGzip, storedPiece } from './joined-gzip.ts'

const brotliBody = promisify(brotliCompress)
const gzipBody = promisify(gzip)

/** The contents of a page's holes, by name. */
export type Filling = ReadonlyMap<string, Buffer>

export interface CopyParts {
  /** The page with its holes. */
  readonly html: string
  /** The contents for an anonymous visitor; also used for a missing fragment. */
  readonly anonymous: Filling
  /** The personal fragments of the page, by the hole they fill. */
  readonly personal: Readonly<Record<string, FragmentRequest>>
  /** The freshness keys of everything outside the holes. */
  readonly reads: readonly string[]
  /** When rendering began, in milliseconds. */
  readonly begunAt: number
  readonly headers: OutgoingHttpHeaders
  readonly route: string
}

/** A shared page: bytes around holes, compressed at the first request, with its headers. */
export class PageCopy {
  readonly parts: CopyParts
  readonly size: number
  readonly #pieces: Pieces
  readonly #quietHoles: ReadonlySet<string>
  readonly #etag: string
  readonly #anonymous: Partial<Record<Encoding, Promise<Buffer>>> = {}
  #deflated: Promise<readonly Buffer[]> | undefined

  constructor(parts: CopyParts) {
    this.parts = parts
    this.#pieces = cutAtHoles(parts.html)
    this.#quietHoles = quietHolesIn(parts.html)
    const whole = fillHoles(this.#pieces, parts.anonymous)
    this.#etag = digestOf(whole)
    this.size = whole.reduce((size, { length }) => size + length, 0) * 3
  }

  /** Answers an anonymous visitor: the whole page, compressed once for all of them. */
  async sendAnonymous(req: Request, res: Response, serverTiming: string): Promise<void> {
    const encoding = bestEncoding(req.headers['accept-encoding'])
    const headers = { 'cache-control': 'no-cache', etag: `W/"${this.#etag}"` }
    await this.#send(req, res, headers, serverTiming, async () => {
      this.#anonymous[encoding] ??= this.#anonymousBody(encoding)
      return { encoding, body: await this.#anonymous[encoding] }
    })
  }

  /** Answers one reader: the shared bytes with the holes filled, compressed segment by segment. */
  async sendFilled(req: Request, res: Response, { filling, caching, serverTiming }: ForOneReader): Promise<void> {
    const filled = [...this.#pieces.holes, ...this.#quietHoles].map((name) => filling.get(name) ?? EMPTY)
    const etag = digestOf([Buffer.from(this.#etag), ...filled])
    const headers = { 'cache-control': caching, etag: `W/"${etag}"` }
    await this.#send(req, res, headers, serverTiming, () => this.#filledBody(req, filling))
  }

  async #filledBody(req: Request, filling: Filling): Promise<Coded> {
    const { holes } = this.#pieces
    const segments = this.#segmentsFor(filling)
    const plain = fillHoles({ segments, holes }, filling)
    if (!accepts(req.headers['accept-encoding'], 'gzip')) return { encoding: 'identity', body: Buffer.concat(plain) }
    this.#deflated ??= Promise.all(this.#pieces.segments.map(deflatedPiece))
    const deflated = await this.#deflated
    const own = await Promise.all(
      segments.map((segment, at) => (segment === this.#pieces.segments[at] ? deflated[at]! : deflatedPiece(segment))),
    )
    const stored = new Map(holes.map((name) => [name, storedPiece(filling.get(name) ?? EMPTY)]))
    return { encoding: 'gzip', body: joinedGzip(fillHoles({ segments: own, holes }, stored), plain) }
  }

  /** The shared segments; those in which this reader has something in a quiet hole are made for them. */
  #segmentsFor(filling: Filling): readonly Buffer[] {
    const { segments } = this.#pieces
    if (![...filling.keys()].some((name) => this.#quietHoles.has(name))) return segments
    return segments.map((segment) => {
      const html = segment.toString()
      const filled = fillQuietHoles(html, filling)
      return filled === html ? segment : Buffer.from(filled)
    })
  }

  async #send(
    req: Request,
    res: Response,
    own: OutgoingHttpHeaders & { readonly etag: string },
    serverTiming: string,
    make: () => Promise<Coded>,
  ): Promise<void> {
    res.locals.route = this.parts.route
    const headers = { ...this.parts.headers, vary: VARY, ...own, 'server-timing': serverTiming }
    if (matches(req.headers['if-none-match'], own.etag)) {
      const { 'content-type': _type, ...rest } = headers
      res.writeHead(304, rest).end()
      return
    }
    const { encoding, body } = await make()
    const coded = encoding === 'identity' ? {} : { 'content-encoding': encoding }
    res.writeHead(200, { ...headers, ...coded, 'content-length': body.length })
    res.end(req.method === 'HEAD' ? undefined : body)
  }

  async #anonymousBody(encoding: Encoding): Promise<Buffer> {
    const identity = Buffer.concat(fillHoles(this.#pieces, this.parts.anonymous))
    if (encoding === 'identity') return identity
    return encoding === 'br' ? brotliBody(identity, BROTLI) : gzipBody(identity)
  }
}

interface ForOneReader {
  readonly filling: Filling
  readonly caching: string
  readonly serverTiming: string
}

interface Coded {
  readonly encoding: Encoding
  readonly body: Buffer
}

const EMPTY = Buffer.alloc(0)
const VARY = 'Accept, Accept-Encoding, Cookie'
const BROTLI = {
  params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT },
}

/** Includes the lengths, so that text that moves from one hole to the next changes the digest. */
function digestOf(parts: readonly Buffer[]): string {
  const hash = createHash('sha1')
  for (const part of parts) hash.update(`${part.length}:`).update(part)
  return hash.digest('base64url')
}

function matches(ifNoneMatch: string | undefined, etag: string): boolean {
  if (!ifNoneMatch) return false
  return ifNoneMatch === '*' || ifNoneMatch.split(',').some((tag) => tag.trim() === etag)
}
