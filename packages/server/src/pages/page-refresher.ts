import { request as httpRequest } from 'node:http'
import { INTERNAL_HEADER, signInternal, verifyInternal } from '@rose-ash/shared/secrets/internal-signature'
import type { Request } from 'express'
import type { ServerContext } from '../context/server-context.ts'
import type { ReaderClass } from '../visitor/reader.ts'

export interface PageRefresher {
  /** Requests a page for a reader class from this process itself, once at a time. The request has no cookies, so it belongs to no visitor. */
  refresh(url: string, reader: ReaderClass, from: Request): void
  /** The reader class of a request that this process sent to itself; undefined for any other request. */
  readerOf(req: Request): ReaderClass | undefined
}

const PURPOSE = 'page-cache'
const READER_HEADER = 'x-rose-reader'
const PASSED_ON = ['host', 'x-forwarded-host', 'x-forwarded-proto'] as const

export function createPageRefresher({ config, log }: Pick<ServerContext, 'config' | 'log'>): PageRefresher {
  const secret = config.INTERNAL_SECRET
  const refreshing = new Set<string>()

  return {
    refresh(url, reader, from) {
      const asked = encodeReader(reader)
      const flight = `${asked} ${url}`
      if (refreshing.has(flight)) return
      refreshing.add(flight)
      const done = () => refreshing.delete(flight)
      const { localAddress: host, localPort: port } = from.socket
      const headers = {
        ...Object.fromEntries(PASSED_ON.flatMap((name) => (from.headers[name] ? [[name, from.headers[name]]] : []))),
        accept: 'text/html',
        [READER_HEADER]: asked,
        [INTERNAL_HEADER]: signInternal(secret, { method: 'GET', path: url, claims: [PURPOSE, asked] }),
      }
      const request = httpRequest({ host, port, path: url, headers, agent: false, timeout: 10_000 }, (answer) => {
        answer.resume().once('close', done)
      })
      request.once('timeout', () => request.destroy())
      request.once('error', (error) => {
        log.debug({ err: error, path: from.path }, 'page not refreshed')
        done()
      })
      request.end()
    },
    readerOf({ headers, originalUrl: path }) {
      const signature = headers[INTERNAL_HEADER]
      const asked = headers[READER_HEADER]
      if (signature === undefined || typeof asked !== 'string' || headers.cookie !== undefined) return undefined
      const isOurs = verifyInternal(secret, { method: 'GET', path, claims: [PURPOSE, asked] }, signature)
      return isOurs ? (JSON.parse(asked) as ReaderClass) : undefined
    },
  }
}

const encodeReader = ({ isMember, roles }: ReaderClass): string => JSON.stringify({ isMember, roles })
