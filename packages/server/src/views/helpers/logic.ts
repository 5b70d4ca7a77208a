/** `{{#if (eq a b)}}` and its company. Handlebars passes its options last; they are not an operand. */
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
