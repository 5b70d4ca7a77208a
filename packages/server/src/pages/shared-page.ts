import { createHash } from 'node:crypto'
import type { OutgoingHttpHeaders } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Request, Response } from 'express'

const brotliBody = promisify(brotliCompress)
const gzipBody = promisify(gzip)

type Encoding = 'br' | 'gzip' | 'identity'

/** A page that many visitors are given: its bytes, compressed at first demand, its validator and its headers. */
export class SharedPage {
  readonly route: string
  readonly size: number
  readonly #etag: string
  readonly #bodies: Partial<Record<Encoding, Buffer>>
  readonly #headers: OutgoingHttpHeaders
  readonly #compressing: Partial<Record<Encoding, Promise<Buffer>>> = {}

  constructor(html: string, headers: OutgoingHttpHeaders, route: string) {
    const identity = Buffer.from(html)
    this.#bodies = { identity }
    this.#etag = `W/"${createHash('sha1').update(identity).digest('base64url')}"`
    this.#headers = {
      ...headers,
      'cache-control': 'no-cache',
      vary: 'Accept, Accept-Encoding, Cookie',
      etag: this.#etag,
    }
    this.route = route
    this.size = identity.length * 2
  }

  /** Answers with the page, or 304 when the visitor has it already. `serverTiming` says where it came from. */
  async send(req: Request, res: Response, serverTiming: string): Promise<void> {
    res.locals.route = this.route
    if (matches(req.headers['if-none-match'], this.#etag)) {
      const { 'content-type': _type, ...headers } = this.#headers
      res.writeHead(304, { ...headers, 'server-timing': serverTiming }).end()
      return
    }
    const encoding = bestEncoding(req.headers['accept-encoding'])
    const body = this.#bodies[encoding] ?? (await this.#compress(encoding))
    res.writeHead(200, this.#headersFor(encoding, serverTiming, body.length))
    res.end(req.method === 'HEAD' ? undefined : body)
  }

  #headersFor(encoding: Encoding, serverTiming: string, length: number): OutgoingHttpHeaders {
    const coded = encoding === 'identity' ? {} : { 'content-encoding': encoding }
    return { ...this.#headers, ...coded, 'content-length': length, 'server-timing': serverTiming }
  }

  async #compress(encoding: Encoding): Promise<Buffer> {
    this.#compressing[encoding] ??=
      encoding === 'br' ? brotliBody(this.#bodies.identity!, BROTLI) : gzipBody(this.#bodies.identity!)
    const body = await this.#compressing[encoding]
    this.#bodies[encoding] = body
    return body
  }
}

const BROTLI = {
  params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT },
}

function matches(ifNoneMatch: string | undefined, etag: string): boolean {
  if (!ifNoneMatch) return false
  return ifNoneMatch === '*' || ifNoneMatch.split(',').some((tag) => tag.trim() === etag)
}

function bestEncoding(accept: string | string[] | undefined): Encoding {
  if (!accept) return 'identity'
  const text = String(accept)
  if (accepts(text, 'br')) return 'br'
  return accepts(text, 'gzip') ? 'gzip' : 'identity'
}

function accepts(header: string, coding: string): boolean {
  const at = header.search(new RegExp(`(?:^|[\\s,])${coding}(?:$|[\\s,;])`))
  return at >= 0 && !/^[^,]*;\s*q=0(?:\.0*)?\s*(?:,|$)/.test(header.slice(at).replace(/^[\s,]+/, ''))
}
