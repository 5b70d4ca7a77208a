import type { HelperOptions } from 'handlebars'
import { escapeHtml } from '../escape-html.ts'
import { type SafeHtml, safeHtml } from '../safe-html.ts'

/** `{{{csrf}}}` inside every posting form: the hidden token, or nothing on pages that are the same for everybody. */
export function csrf(options: HelperOptions): SafeHtml {
  const token: unknown = options.data?.csrfToken
  return safeHtml(typeof token === 'string' ? `<input type="hidden" name="_csrf" value="${escapeHtml(token)}">` : '')
}
