import { isSafeHtml } from '@rose-ash/shared/html/safe-html'

/** `{{{value}}}` compiles to this: prints SafeHtml unescaped and nothing for absent values; throws on anything else. */
export function trusted(value: unknown): string {
  if (isSafeHtml(value)) return value.toHTML()
  if (value === undefined || value === null || value === '' || value === false) return ''
  throw new TypeError('{{{…}}} prints SafeHtml only; write {{…}}, or sanitise the value and call safeHtml()')
}
