import { storable } from '@rose-ash/shared/words/storable-text'

/** JSON.stringify writes NUL and half of a surrogate pair as escapes, which jsonb refuses. */
const MAYBE_UNSTORABLE = /\\u0000|\\ud/

/** JSON text for a jsonb parameter, with every text in it storable; null for undefined. Throws as JSON.stringify does (for a bigint or a cycle). */
export function toJson(value: unknown): string | null {
  const text = JSON.stringify(value)
  if (text === undefined) return null
  return MAYBE_UNSTORABLE.test(text) ? JSON.stringify(storable(JSON.parse(text))) : text
}

/** The value after JSON, as a replay returns it: dates are strings, functions are lost, and what no row can hold is replaced. */
export function asStored<Value>(value: Value): Value {
  const text = toJson(value)
  return text === null ? (undefined as Value) : (JSON.parse(text) as Value)
}
