import { Pool } from 'undici'
import type { AppName } from '../config/app-name.ts'
import { type BaseConfig, internalUrl } from '../config/base-config.ts'
import { UpstreamError } from '../errors/http-errors.ts'
import { INTERNAL_HEADER, signInternal } from '../secrets/internal-signature.ts'
import { traced, traceparent } from '../tracing/tracer.ts'
import { FRAGMENTS } from './catalogue.ts'
import { CART_HEADER, encodeMember, MEMBER_HEADER, STANDING_HEADER } from './fragment-headers.ts'
import type { FragmentKey } from './fragment-key.ts'

/** Milliseconds after which a request is aborted; the page was sent without the fragment long before. */
const GIVE_UP_MS = 2_000
const MAX_BYTES = 512 * 1024

export interface FragmentTransport {
  /** Requests the HTML from its owner. Throws UpstreamError unless the answer is a 200 of text/html within the size limit. */
  fetch(key: FragmentKey, requestId: string): Promise<string>
  close(): Promise<void>
}

/** Keep-alive connections to the other apps. They are closed after some seconds, so that names are resolved again when replicas change. */
export function createFragmentTransport(config: BaseConfig): FragmentTransport {
  const pools = new Map<AppName, Pool>()

  function poolOf(owner: AppName): Pool {
    const pool = pools.get(owner) ?? new Pool(internalUrl(config, owner), POOL)
    pools.set(owner, pool)
    return pool
  }

  return {
    fetch: (key, requestId) => traced(`fragment ${key.type}`, { kind: 'client' }, () => fetchFragment(key, requestId)),
    async close() {
      await Promise.all([...pools.values()].map((pool) => pool.destroy()))
    },
  }

  async function fetchFragment(key: FragmentKey, requestId: string): Promise<string> {
    const path = `/internal/fragments/${key.type}${key.query && `?${key.query}`}`
    const { statusCode, headers, body } = await poolOf(FRAGMENTS[key.type].owner).request({
      method: 'GET',
      path,
      headers: signedHeaders(config.INTERNAL_SECRET, path, key, requestId),
      signal: AbortSignal.timeout(GIVE_UP_MS),
    })
    const text = await readWithin(body, MAX_BYTES)
    if (statusCode !== 200)
      throw new UpstreamError(`fragment ${key.type} answered ${statusCode}`, { details: { statusCode } })
    if (!String(headers['content-type']).startsWith('text/html'))
      throw new UpstreamError(`fragment ${key.type} is not HTML`)
    return text
  }
}

const POOL: Pool.Options = {
  connections: 32,
  keepAliveTimeout: 4_000,
  keepAliveMaxTimeout: 10_000,
  clientTtl: 30_000,
  connectTimeout: 1_000,
  headersTimeout: GIVE_UP_MS,
  bodyTimeout: GIVE_UP_MS,
  allowH2: false,
}

function signedHeaders(
  secret: string,
  path: string,
  { audience }: FragmentKey,
  requestId: string,
): Record<string, string> {
  const member = audience.member && encodeMember(audience.member)
  const standing = audience.standing === 'member' ? audience.standing : undefined
  const parent = traceparent()
  const claims = [member, audience.cartHash, ...(standing ? [standing] : [])]
  return {
    accept: 'text/html',
    'x-request-id': requestId,
    ...(parent && { traceparent: parent }),
    [INTERNAL_HEADER]: signInternal(secret, { method: 'GET', path, claims }),
    ...(member && { [MEMBER_HEADER]: member }),
    ...(audience.cartHash && { [CART_HEADER]: audience.cartHash }),
    ...(standing && { [STANDING_HEADER]: standing }),
  }
}

async function readWithin(body: AsyncIterable<Buffer>, most: number): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.length
    if (size > most) throw new UpstreamError(`fragment is larger than ${most} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
