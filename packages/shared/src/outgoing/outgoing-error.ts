import { UpstreamError } from '../errors/http-errors.ts'

/** Each cause of a failed request, with advice for the operator. */
const ADVICE = {
  outgoing_url_refused: 'give an http or https address without a user name or password',
  outgoing_address_refused:
    'give an address on the internet; for a server on this machine set ROSE_ALLOW_PRIVATE_ADDRESSES=true, which production refuses',
  outgoing_unresolved: 'check the spelling of the host name and that it has a DNS record',
  outgoing_unreachable: 'check that the server is up and its certificate is valid, then try again',
  outgoing_too_slow: 'try again later, or allow more time',
  outgoing_too_large: 'ask for something smaller, or allow more bytes',
  outgoing_redirects: 'give the address to which the redirects lead in the end',
  outgoing_unreadable: 'the other server has to send a body in the form that its headers announce',
} as const

export type OutgoingCode = keyof typeof ADVICE

/** A request to another server that failed or was refused. `message` tells the cause and gives advice. */
export class OutgoingError extends UpstreamError {
  declare readonly code: OutgoingCode

  constructor(code: OutgoingCode, happened: string, options?: { readonly cause?: unknown }) {
    super(`${happened}: ${ADVICE[code]}`, { ...options, code })
  }
}

/** The OutgoingError inside an error of the HTTP client, or a new one that says that the server was not reached. */
export function toOutgoingError(thrown: unknown, host: string): OutgoingError {
  for (let error = thrown; error instanceof Error; error = error.cause) {
    if (error instanceof OutgoingError) return error
    if (error instanceof AggregateError) {
      const inside = error.errors.find((each) => each instanceof OutgoingError)
      if (inside) return inside
    }
  }
  const code = String((thrown as { code?: unknown } | undefined)?.code ?? '')
  if (/TIMEOUT|TIMEDOUT/.test(code))
    return new OutgoingError('outgoing_too_slow', `${host} did not answer in time`, { cause: thrown })
  return new OutgoingError('outgoing_unreachable', `${host} cannot be reached`, { cause: thrown })
}
