import { escapeHtml } from '@rose-ash/shared/html/escape-html'
import { type SafeHtml, safeHtml } from '@rose-ash/shared/html/safe-html'
import type { HelperOptions } from 'handlebars'

/** `{{{csrf}}}` inside every POST form: a hidden field with the token, or nothing when the page has no token. */
export function csrf(options: HelperOptions): SafeHtml {
  const token: unknown = options.data?.csrfToken
  return safeHtml(typeof token === 'string' ? `<input type="hidden" name="_csrf" value="${escapeHtml(token)}">` : '')
}
