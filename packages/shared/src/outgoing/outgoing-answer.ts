import type { IncomingHttpHeaders } from 'node:http'
import { OutgoingError } from './outgoing-error.ts'

/** The complete, decompressed answer of another server. */
export interface OutgoingAnswer {
  /** The address after all redirects. */
  readonly url: URL
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly bytes: Buffer
  /** The body, decoded by the charset of its Content-Type; UTF-8 when the charset is missing or unknown. */
  text(): string
  /** Throws OutgoingError when the body is not JSON. */
  json(): unknown
}

type Received = Pick<OutgoingAnswer, 'url' | 'status' | 'headers' | 'bytes'>

export function toAnswer(received: Received): OutgoingAnswer {
  const text = () => decoderFor(received.headers['content-type']).decode(received.bytes)
  return {
    ...received,
    text,
    json() {
      try {
        return JSON.parse(text())
      } catch (cause) {
        throw new OutgoingError('outgoing_unreadable', `${received.url.host} sent no JSON`, { cause })
      }
    },
  }
}

function decoderFor(contentType: string | undefined): TextDecoder {
  const charset = /charset\s*=\s*["']?([^;"'\s]+)/i.exec(contentType ?? '')?.[1]
  try {
    return new TextDecoder(charset ?? 'utf-8')
  } catch {
    return new TextDecoder('utf-8')
  }
}
