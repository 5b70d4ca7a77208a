import { AppError } from '@rose-ash/shared/errors/app-error'
import { ValidationError } from '@rose-ash/shared/errors/http-errors'
import { ZodError } from 'zod'
import { fieldErrors } from '../http/parse.ts'

/** Codes of Prisma, Postgres and the operating system for an unreachable database. */
const UNREACHABLE = new Set([
  'P1001',
  'P1002',
  'P1008',
  'P1017',
  'P2024',
  'P2028',
  '08000',
  '08001',
  '08003',
  '08004',
  '08006',
  '53300',
  '57P01',
  '57P02',
  '57P03',
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
])

/** Postgres' codes for a value that its column cannot hold: no such text, number, date, NUL in a text, NUL in JSON. */
const DOES_NOT_FIT = new Set(['22P02', '22003', '22008', '22021', '22P05'])

const UNREACHABLE_WORDS =
  /Can't reach database|Connection terminated|timeout exceeded when trying to connect|Connection is closed|max retries per request|^Command timed out$/i

interface DatabaseError {
  readonly code?: unknown
  readonly errorCode?: unknown
  readonly meta?: { readonly driverAdapterError?: { readonly cause?: { kind?: unknown; originalCode?: unknown } } }
}

/** Turns anything thrown into an AppError. An unexpected error becomes `internal`, 500, with the original as its cause. */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown
  if (thrown instanceof ZodError)
    return new ValidationError('input does not fit', { details: fieldErrors(thrown), cause: thrown })
  if (DOES_NOT_FIT.has(postgresCode(thrown)))
    return new ValidationError('a value does not fit its column', { code: 'does_not_fit', cause: thrown })
  if (isUnreachable(thrown)) return new AppError('unavailable', 503, 'a store does not answer', { cause: thrown })
  return fromExpress(thrown) ?? new AppError('internal', 500, 'unexpected error', { cause: thrown })
}

/** Errors of Express and its body parsers: malformed URLs, malformed or too large bodies. */
function fromExpress(thrown: unknown): AppError | undefined {
  if (!(thrown instanceof Error)) return undefined
  const { status, type, expose } = thrown as { status?: unknown; type?: unknown; expose?: unknown }
  if (thrown instanceof URIError) return new AppError('bad_request', 400, thrown.message, { cause: thrown })
  if (typeof status !== 'number' || status < 400 || status > 499 || expose === false) return undefined
  const code = typeof type === 'string' ? type.replaceAll('.', '_') : 'bad_request'
  return new AppError(code, status, thrown.message, { cause: thrown })
}

function postgresCode(thrown: unknown): string {
  const { code, meta } = (thrown ?? {}) as DatabaseError
  return String(meta?.driverAdapterError?.cause?.originalCode ?? code)
}

function isUnreachable(thrown: unknown): boolean {
  const seen = new Set<unknown>()
  for (let error = thrown; error instanceof Error && !seen.has(error); error = error.cause) {
    seen.add(error)
    const { code, errorCode, meta } = error as DatabaseError
    const adapter = meta?.driverAdapterError?.cause
    if ([code, errorCode, adapter?.originalCode].some((value) => UNREACHABLE.has(String(value)))) return true
    if (adapter?.kind === 'DatabaseNotReachable' || UNREACHABLE_WORDS.test(error.message)) return true
    if (error instanceof AggregateError && error.errors.some(isUnreachable)) return true
  }
  return false
}
