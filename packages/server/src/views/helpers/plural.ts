/** `{{plural 3 'loaf' 'loaves'}}` → `3 loaves`; without a third word an s is added. */
export function plural(count: number, one: string, many?: unknown): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : typeof many === 'string' ? many : `${one}s`}`
}
