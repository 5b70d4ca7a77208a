import { escapeHtml } from '@rose-ash/shared/html/escape-html'
import { type SafeHtml, safeHtml } from '@rose-ash/shared/html/safe-html'
import type { HelperOptions } from 'handlebars'

/** `{{{attrs href=url title=hint hidden=isHidden}}}`: attributes with escaped values. A false or absent value omits the attribute, true writes it without a value. */
export function attrs(options: HelperOptions): SafeHtml {
  const parts = Object.entries(options.hash as Record<string, unknown>).map(([name, value]) => attribute(name, value))
  return safeHtml(parts.join(''))
}

/** Attributes whose presence alone counts: a given text, such as a field's error, is no value for them. */
const BOOLEAN = new Set(['autofocus', 'checked', 'disabled', 'hidden', 'multiple', 'open', 'readonly', 'required'])

function attribute(name: string, value: unknown): string {
  if (value === undefined || value === null || value === false) return ''
  if (BOOLEAN.has(name)) return value === '' ? '' : ` ${name}`
  return value === true ? ` ${name}` : ` ${name}="${escapeHtml(String(value))}"`
}
