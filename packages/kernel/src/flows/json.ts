import { storable } from '@rose-ash/shared/words/storable-text'
import { ResultTooLargeError } from './errors.ts'

/** JSON.stringify writes NUL and half of a surrogate pair as escapes, which jsonb refuses. */
const MAYBE_UNSTORABLE = /\\u0000|\\ud/

/** JSON text for a jsonb parameter, with every text in it storable; null for undefined. Throws as JSON.stringify does (for a bigint or a cycle). */
export function toJson(value: unknown): string | null {
  const text = JSON.stringify(value)
  if (text === undefined) return null
  return MAYBE_UNSTORABLE.test(text) ? JSON.stringify(storable(JSON.parse(text))) : text
}

/** A history is read whole at every resume: what is larger is kept as rows or as a file, and the step gives where. */
const MOST_BYTES = 64 * 1_024

/**
 * The value after JSON, as a replay returns it: dates are strings, functions are lost, and what no row can hold is replaced. Throws
 * ResultTooLargeError with the name of what gave it.
 */
export function asStored<Value>(giver: string, value: Value): Value {
  const text = toJson(value)
  if (text !== null && Buffer.byteLength(text) > MOST_BYTES)
    throw new ResultTooLargeError(giver, text.length, MOST_BYTES)
  return text === null ? (undefined as Value) : (JSON.parse(text) as Value)
}
