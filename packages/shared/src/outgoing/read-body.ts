import type { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { OutgoingError } from './outgoing-error.ts'

const DECODERS: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
}

export const ACCEPTED_ENCODINGS = 'gzip, deflate, br'

interface Encoded {
  readonly body: Readable
  readonly encoding: string | string[] | undefined
  readonly maxBytes: number
  readonly host: string
  readonly signal: AbortSignal
}

/** Reads and decompresses a body. Throws OutgoingError when it is too large, compressed or decompressed, or cannot be decompressed. */
export async function readBody({ body, encoding, maxBytes, host, signal }: Encoded): Promise<Buffer> {
  const decoder = decoderFor(encoding, host)
  const chunks: Buffer[] = []
  const collect = async (source: AsyncIterable<Buffer>) => {
    for await (const chunk of source) chunks.push(chunk)
  }
  const within = () => capped(maxBytes, host)
  try {
    if (decoder) await pipeline(body, within(), decoder, within(), collect, { signal })
    else await pipeline(body, within(), collect, { signal })
  } catch (error) {
    if (/^(Z_|ERR__|ERR_BROTLI)/.test(String((error as { code?: unknown }).code)))
      throw new OutgoingError('outgoing_unreadable', `${host} sent a body that cannot be unpacked`, { cause: error })
    throw error
  }
  return Buffer.concat(chunks)
}

function decoderFor(encoding: Encoded['encoding'], host: string): Transform | undefined {
  const name = String(encoding ?? 'identity')
    .trim()
    .toLowerCase()
  if (name === 'identity') return undefined
  const create = DECODERS[name]
  if (!create) throw new OutgoingError('outgoing_unreadable', `${host} sent a body packed as ${name.slice(0, 40)}`)
  return create()
}

function capped(maxBytes: number, host: string) {
  return async function* (source: AsyncIterable<Buffer>) {
    let size = 0
    for await (const chunk of source) {
      size += chunk.length
      if (size > maxBytes) throw new OutgoingError('outgoing_too_large', `${host} sent more than ${maxBytes} bytes`)
      yield chunk
    }
  }
}
