import type { IncomingHttpHeaders } from 'node:http'
import { OutgoingError } from './outgoing-error.ts'

/** What another server sent, whole and decompressed. */
export interface OutgoingAnswer {
  /** Where it came from in the end. */
  readonly url: URL
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly bytes: Buffer
  /** Decoded by the charset of its Content-Type; UTF-8 when there is none or none that is known. */
  text(): string
  /** Throws OutgoingError when the body is no JSON. */
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
