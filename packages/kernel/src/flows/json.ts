/** JSON text for a jsonb parameter; null for undefined. Throws as JSON.stringify does (for a bigint or a cycle). */
export function toJson(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value)
}

/** The value after JSON, as a replay returns it: dates are strings, functions are lost. */
export function asStored<Value>(value: Value): Value {
  return value === undefined ? value : (JSON.parse(JSON.stringify(value)) as Value)
}
