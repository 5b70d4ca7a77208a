import { causesOf, codesOf } from './error-codes.ts'

// Postgres: data that it cannot hold, and rules that a row breaks.
const POSTGRES_CODES = /^2[23]...$/

/** Whether the engine would fail in the same way at every attempt: the values are wrong, not the moment. */
export function willNeverWork(error: unknown): boolean {
  return causesOf(error).some(
    (cause) =>
      cause.name === 'RangeError' ||
      cause.name === 'TypeError' ||
      codesOf(cause).some((code) => typeof code === 'string' && POSTGRES_CODES.test(code)),
  )
}
