import { escapeHtml } from '@rose-ash/shared/html/escape-html'
import { type SafeHtml, safeHtml } from '@rose-ash/shared/html/safe-html'
import type { HelperOptions } from 'handlebars'

/** `{{{csrf}}}` inside every posting form: the hidden token, or nothing on pages that are the same for everybody. */
export function csrf(options: HelperOptions): SafeHtml {
  const token: unknown = options.data?.csrfToken
  return safeHtml(typeof token === 'string' ? `<input type="hidden" name="_csrf" value="${escapeHtml(token)}">` : '')
}
