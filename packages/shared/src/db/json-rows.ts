export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [name: string]: JsonValue | undefined }

export type JsonRow = Readonly<Record<string, JsonValue | undefined>>

/** Database rows as plain JSON, by table name: times as ISO 8601, big integers as text, bytes as base64. */
export function toJsonRows(
  tables: Readonly<Record<string, readonly object[]>>,
): Readonly<Record<string, readonly JsonRow[]>> {
  return JSON.parse(JSON.stringify(tables, plain))
}

function plain(_name: string, value: unknown): unknown {
  if (typeof value === 'bigint') return String(value)
  return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value
}
