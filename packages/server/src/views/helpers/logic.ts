/** `{{#if (eq a b)}}` and similar helpers. Handlebars passes its options as the last argument; ignore them. */
export function eq(left: unknown, right: unknown): boolean {
  return left === right
}

export function not(value: unknown): boolean {
  return !value
}

export function and(...values: unknown[]): boolean {
  return values.slice(0, -1).every(Boolean)
}

export function or(...values: unknown[]): unknown {
  return values.slice(0, -1).find(Boolean)
}
