import { isSafeHtml } from '@rose-ash/shared/html/safe-html'

/** What `{{{value}}}` compiles to: prints SafeHtml as it is, nothing for absent values, and refuses everything else. */
export function trusted(value: unknown): string {
  if (isSafeHtml(value)) return value.toHTML()
  if (value === undefined || value === null || value === '' || value === false) return ''
  throw new TypeError('{{{…}}} prints SafeHtml only; write {{…}}, or sanitise the value and call safeHtml()')
}
